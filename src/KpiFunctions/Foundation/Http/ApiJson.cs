using System.Text.Json;
using System.Text.Json.Serialization;

namespace KpiFunctions.Foundation.Http;

/// <summary>How the API writes and reads JSON: camelCase, enums by name, unknown properties refused.</summary>
public static class ApiJson
{
    /// <summary>Of bodies that are written as bytes already.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}

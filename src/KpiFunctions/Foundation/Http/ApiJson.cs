using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KpiFunctions.Foundation.Http;

/// <summary>How the API writes and reads JSON: camelCase, enums by name, unknown properties refused, texts in any script as they are.</summary>
public static class ApiJson
{
    /// <summary>Of bodies that are written as bytes already.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    /// <remarks>Not to be put into a page: quotes are escaped as JSON wants it, but not what HTML minds.</remarks>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}

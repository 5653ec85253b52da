using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Schemes;

/// <summary>The JSON Schema of the scheme format, so that editors complete and check schemes while they are written.</summary>
public static class SchemeSchema
{
    public const string ContentType = "application/schema+json; charset=utf-8";

    /// <summary>The schema, UTF-8 JSON, draft 2020-12.</summary>
    public static ReadOnlyMemory<byte> Json { get; } = Resource.Bytes(typeof(SchemeSchema).Assembly, "KpiFunctions.Schemes.scheme.schema.json");
}

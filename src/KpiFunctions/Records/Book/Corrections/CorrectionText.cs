using System.Text.Json;
using System.Text.Json.Serialization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using NodaTime;

namespace KpiFunctions.Records.Book.Corrections;

/// <summary>Corrections as the text that a column keeps. Fields that a later version of the product does not know any more are passed over.</summary>
public static class CorrectionText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static string Of(Correction correction) => JsonSerializer.Serialize(Stored(correction), Options);

    public static string Of(IEnumerable<Correction> corrections) => JsonSerializer.Serialize(corrections.Select(Stored), Options);

    /// <param name="measured">The one who is measured.</param>
    public static Correction Read(string text, StaffId measured) => JsonSerializer.Deserialize<CorrectionJson>(text, Options)!.ToCorrection(measured);

    /// <inheritdoc cref="Read"/>
    public static IReadOnlyList<Correction> ReadList(string text, StaffId measured) =>
        [.. JsonSerializer.Deserialize<CorrectionJson[]>(text, Options)!.Select(c => c.ToCorrection(measured))];

    private static CorrectionJson Stored(Correction correction) => CorrectionJson.Of(correction, DateTimeZone.Utc);
}

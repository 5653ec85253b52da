using System.Text.Json.Serialization;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Records.Sheets;

/// <summary>A rater of a sheet as the API writes it; what a kind of rater does not have is left out.</summary>
public sealed record SheetRaterJson(
    string Id,
    IReadOnlyDictionary<string, string> Title,
    RaterKind Kind,
    decimal Share,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Role = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Draw = null)
{
    internal static SheetRaterJson Of(SheetRater rater) => new(rater.Id, SheetJson.TextsOf(rater.Title), rater.Kind, CanonicalJson.Plain(rater.Share), rater.Role, rater.Draw);

    internal SheetRater ToRater() => new(Id, SheetJson.TextOf(Title), Kind, Share) { Role = Role, Draw = Draw };
}

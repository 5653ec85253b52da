using System.Text.Json;
using System.Text.Json.Nodes;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book.Corrections;
using NodaTime;

namespace KpiFunctions.Features.Appeals;

/// <summary>An appeal as the audit log keeps it: where it stands and what it corrects, without what anybody wrote, which stands with the appeal.</summary>
internal static class AppealAudit
{
    internal static object Of(Appeal appeal, DateTimeZone zone) => new
    {
        appeal.State,
        Corrections = (appeal.Decision?.Corrections ?? []).Select(c => WithoutWords(CorrectionJson.Of(c, zone))),
    };

    private static JsonObject WithoutWords(CorrectionJson correction)
    {
        var json = JsonSerializer.SerializeToNode(correction, ApiJson.Options)!.AsObject();
        json.Remove("evidence");
        foreach (var empty in json.Where(field => field.Value is null).Select(field => field.Key).ToList())
        {
            json.Remove(empty);
        }

        return json;
    }
}

using System.Text.Json;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book.Corrections;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Appeals;

/// <summary>An appeal as the API shows it.</summary>
internal static class AppealView
{
    /// <param name="zone">The store's zone, whose offset the times get.</param>
    internal static object Of(StoredAppeal stored, DateTimeZone zone)
    {
        var appeal = stored.Appeal;
        return new
        {
            AppealId = appeal.Id.Value,
            StoreId = appeal.Month.StoreId.Value,
            Month = YearMonthPattern.Iso.Format(appeal.Month.Month),
            appeal.Version,
            StaffId = appeal.StaffId.Value,
            Line = appeal.Subject.Part == AppealPart.Line ? appeal.Subject.Id : null,
            Adjustment = appeal.Subject.Part == AppealPart.Adjustment ? appeal.Subject.Id : null,
            Reason = Shown(appeal.Reason),
            FiledBy = appeal.FiledBy.ToString(),
            FiledAt = appeal.FiledAt.At(zone),
            appeal.State,
            Decision = appeal.Decision is { } decision ? Of(decision, zone) : null,
            appeal.ResultVersion,
            Difference = stored.Difference is { } difference ? JsonSerializer.Deserialize<JsonElement>(difference) : (JsonElement?)null,
        };
    }

    private static object Of(AppealDecision decision, DateTimeZone zone) => new
    {
        Decision = decision.IsUpheld ? "upheld" : "rejected",
        Reason = Shown(decision.Reason),
        By = decision.By.ToString(),
        At = decision.At.At(zone),
        Corrections = decision.Corrections.Select(c => CorrectionJson.Of(c, zone)),
    };

    /// <summary>Words that were erased are shown as none.</summary>
    private static string? Shown(string words) => words.Length == 0 ? null : words;
}

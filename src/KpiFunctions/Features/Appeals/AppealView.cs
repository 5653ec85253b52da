using System.Text.Json;
using KpiFunctions.Domain.Appeals;
using NodaTime.Text;

namespace KpiFunctions.Features.Appeals;

/// <summary>An appeal as the API shows it.</summary>
internal static class AppealView
{
    internal static object Of(StoredAppeal stored)
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
            appeal.Reason,
            FiledBy = appeal.FiledBy.Name,
            FiledAt = appeal.FiledAt.ToDateTimeOffset(),
            appeal.State,
            Decision = appeal.Decision is { } decision ? Of(decision) : null,
            appeal.ResultVersion,
            Difference = stored.Difference is { } difference ? JsonSerializer.Deserialize<JsonElement>(difference) : (JsonElement?)null,
        };
    }

    private static object Of(AppealDecision decision) => new
    {
        Decision = decision.IsUpheld ? "upheld" : "rejected",
        decision.Reason,
        By = decision.By.Name,
        At = decision.At.ToDateTimeOffset(),
        Corrections = decision.Corrections.Select(CorrectionView.Write),
    };
}

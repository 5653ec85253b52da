using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book.Corrections;
using NodaTime.Text;

namespace KpiFunctions.Features.Appeals;

/// <summary>Reads one correction as a person sends it; every field that is wrong is noted with its JSON path.</summary>
/// <param name="path">Path of the correction within the body.</param>
/// <param name="measured">The one who is measured, whose figures are corrected.</param>
internal sealed class CorrectionParser(CorrectionJson json, string path, StaffId measured, Dictionary<string, string[]> errors)
{
    private const int LongestEvidence = 2000;

    internal Correction? Read()
    {
        var before = errors.Count;
        var evidence = json.Evidence.Trim();
        Check(evidence.Length is > 0 and <= LongestEvidence, "evidence", $"Say in 1 to {LongestEvidence} characters what shows that the original was wrong.");
        switch (json.Kind)
        {
            case CorrectionKind.ExcludeAnswer:
                CheckOrder("workOrderId", json.WorkOrderId);
                break;
            case CorrectionKind.CorrectAnswer:
                CheckOrder("workOrderId", json.WorkOrderId);
                Check(json.Ratings is { Count: > 0 and <= 12 } && json.Ratings.All(r => r is >= 1 and <= 5), "ratings", "Give one rating of 1 to 5 for each question.");
                break;
            case CorrectionKind.CorrectFigure:
                CheckFigure("value", json.Value);
                break;
            case CorrectionKind.ExcuseOccurrences:
                CheckFigure("count", json.Count);
                break;
            case CorrectionKind.DropReturn:
                CheckOrder("laterWorkOrderId", json.LaterWorkOrderId);
                CheckOrder("workOrderId", json.WorkOrderId);
                break;
            case CorrectionKind.ClearFault:
                Check(ComplaintId.TryParse(json.ComplaintId, out _), "complaintId", "Name the complaint.");
                break;
            default:
                CheckCorrectedOrder();
                break;
        }

        return errors.Count == before ? (json with { Evidence = evidence }).ToCorrection(measured) : null;
    }

    private void CheckCorrectedOrder()
    {
        CheckWork();
        CheckStaff("advisorId", json.AdvisorId);
        CheckStaff("inspectorId", json.InspectorId);
        CheckStaff("clerkId", json.ClerkId);
        CheckOrder("workOrderId", json.WorkOrderId);
        Check(
            (json.StaffId ?? json.AdvisorId ?? json.InspectorId ?? json.ClerkId) is not null || json.InspectionPassed is not null || (json.OpenedAt ?? json.ArrivedAt ?? json.PromisedAt ?? json.CompletedAt ?? json.CancelledAt) is not null,
            "kind",
            "Give at least one of staffId, advisorId, inspectorId, clerkId, openedAt, arrivedAt, promisedAt, completedAt, cancelledAt and inspectionPassed.");
        CheckTime("openedAt", json.OpenedAt);
        CheckTime("arrivedAt", json.ArrivedAt);
        CheckTime("promisedAt", json.PromisedAt);
        CheckTime("completedAt", json.CompletedAt);
        CheckTime("cancelledAt", json.CancelledAt);
    }

    /// <summary>One who did the work, or several with their shares as an import writes them.</summary>
    private void CheckWork()
    {
        if (json.StaffId?.Contains('|', StringComparison.Ordinal) != true)
        {
            CheckStaff("staffId", json.StaffId);
            return;
        }

        var problem = WorkSharesText.TryRead(json.StaffId, out _, out _);
        Check(problem is null, "staffId", problem ?? string.Empty);
    }

    private void CheckStaff(string field, string? text) => Check(text is null || StaffId.TryParse(text, out _), field, $"'{text}' is no valid staff id.");

    /// <summary>As of an import: the storage holds no time before 1601, and no zone shows the last one that there is.</summary>
    private void CheckTime(string field, DateTimeOffset? time) =>
        Check(time is null or { Year: >= 2000 and <= 2099 }, field, "A time lies between the years 2000 and 2099.");

    private void CheckOrder(string field, string? text) => Check(WorkOrderId.TryParse(text, out _), field, "Name the order.");

    private void CheckFigure(string field, decimal? number)
    {
        Check(!string.IsNullOrWhiteSpace(json.Metric), "metric", "Name the figure's metric, such as training.exam.");
        Check(
            json.Day is null || LocalDatePattern.Iso.Parse(json.Day).Success,
            "day",
            $"'{json.Day}' is no day. Write it like 2026-09-14, or leave it out for a figure of the whole month.");
        Check(number is not null, field, "Give the number.");
    }

    private void Check(bool right, string field, string error)
    {
        if (!right)
        {
            errors.TryAdd($"{path}.{field}", [error]);
        }
    }
}

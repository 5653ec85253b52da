using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Appeals;

/// <summary>Reads one correction; every field that is wrong is noted with its JSON path.</summary>
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
        var correction = json.Kind switch
        {
            CorrectionKind.ExcludeAnswer => new AnswerExcluded(Order("workOrderId", json.WorkOrderId), evidence),
            CorrectionKind.CorrectAnswer => new AnswerCorrected(Order("workOrderId", json.WorkOrderId), Ratings(), evidence),
            CorrectionKind.CorrectFigure => new FigureCorrected(measured, Metric(), Day(), Required("value", json.Value), evidence),
            CorrectionKind.ExcuseOccurrences => new OccurrencesExcused(measured, Metric(), Day(), Required("count", json.Count), evidence),
            CorrectionKind.DropReturn => new ReturnDropped(Order("laterWorkOrderId", json.LaterWorkOrderId), Order("workOrderId", json.WorkOrderId), evidence),
            CorrectionKind.ClearFault => new FaultCleared(Complaint(), evidence),
            _ => (Correction)ReadOrder(evidence),
        };
        return errors.Count == before ? correction : null;
    }

    private OrderCorrected ReadOrder(string evidence)
    {
        StaffId staff = default;
        Check(json.StaffId is null || StaffId.TryParse(json.StaffId, out staff), "staffId", $"'{json.StaffId}' is no valid staff id.");
        var correction = new OrderCorrected(Order("workOrderId", json.WorkOrderId), evidence)
        {
            StaffId = json.StaffId is null ? null : staff,
            OpenedAt = InstantOf(json.OpenedAt),
            ArrivedAt = InstantOf(json.ArrivedAt),
            PromisedAt = InstantOf(json.PromisedAt),
            CompletedAt = InstantOf(json.CompletedAt),
            InspectionPassed = json.InspectionPassed,
        };
        Check(correction != new OrderCorrected(correction.Order, evidence), "kind", "Give at least one of staffId, openedAt, arrivedAt, promisedAt, completedAt and inspectionPassed.");
        return correction;
    }

    private WorkOrderId Order(string field, string? text)
    {
        Check(WorkOrderId.TryParse(text, out var id), field, "Name the order.");
        return id;
    }

    private ComplaintId Complaint()
    {
        Check(ComplaintId.TryParse(json.ComplaintId, out var id), "complaintId", "Name the complaint.");
        return id;
    }

    private IReadOnlyList<int> Ratings()
    {
        Check(json.Ratings is { Count: > 0 and <= 12 } && json.Ratings.All(r => r is >= 1 and <= 5), "ratings", "Give one rating of 1 to 5 for each question.");
        return json.Ratings ?? [];
    }

    private string Metric()
    {
        Check(!string.IsNullOrWhiteSpace(json.Metric), "metric", "Name the figure's metric, such as training.exam.");
        return json.Metric ?? string.Empty;
    }

    private LocalDate? Day()
    {
        if (json.Day is null)
        {
            return null;
        }

        var day = LocalDatePattern.Iso.Parse(json.Day);
        Check(day.Success, "day", $"'{json.Day}' is no day. Write it like 2026-09-14, or leave it out for a figure of the whole month.");
        return day.Success ? day.Value : null;
    }

    private decimal Required(string field, decimal? number)
    {
        Check(number is not null, field, "Give the number.");
        return number ?? 0;
    }

    private static Instant? InstantOf(DateTimeOffset? time) => time is { } value ? Instant.FromDateTimeOffset(value) : null;

    private void Check(bool right, string field, string error)
    {
        if (!right)
        {
            errors.TryAdd($"{path}.{field}", [error]);
        }
    }
}

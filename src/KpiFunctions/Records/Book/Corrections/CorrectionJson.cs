using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Http;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Records.Book.Corrections;

/// <summary>A correction as the API reads and shows it, and as a month keeps it. Which fields belong to which kind stands with the kinds.</summary>
/// <param name="Evidence">What shows that the original was wrong, 1 to 2,000 characters.</param>
public sealed record CorrectionJson(
    CorrectionKind Kind,
    string Evidence,
    string? WorkOrderId = null,
    IReadOnlyList<int>? Ratings = null,
    string? Metric = null,
    string? Day = null,
    decimal? Value = null,
    decimal? Count = null,
    string? StaffId = null,
    DateTimeOffset? OpenedAt = null,
    DateTimeOffset? ArrivedAt = null,
    DateTimeOffset? PromisedAt = null,
    DateTimeOffset? CompletedAt = null,
    DateTimeOffset? CancelledAt = null,
    bool? InspectionPassed = null,
    string? LaterWorkOrderId = null,
    string? ComplaintId = null,
    string? AdvisorId = null,
    string? InspectorId = null,
    string? ClerkId = null)
{
    /// <param name="zone">Zone whose offset the times get.</param>
    internal static CorrectionJson Of(Correction correction, DateTimeZone zone) => correction switch
    {
        AnswerExcluded c => new(CorrectionKind.ExcludeAnswer, c.Evidence, c.Order.Value),
        AnswerCorrected c => new(CorrectionKind.CorrectAnswer, c.Evidence, c.Order.Value, c.Ratings),
        FigureCorrected c => new(CorrectionKind.CorrectFigure, c.Evidence, Metric: c.Metric, Day: DayOf(c.Day), Value: c.Value),
        OccurrencesExcused c => new(CorrectionKind.ExcuseOccurrences, c.Evidence, Metric: c.Metric, Day: DayOf(c.Day), Count: c.Count),
        ReturnDropped c => new(CorrectionKind.DropReturn, c.Evidence, c.Earlier.Value, LaterWorkOrderId: c.Later.Value),
        FaultCleared c => new(CorrectionKind.ClearFault, c.Evidence, ComplaintId: c.Complaint.Value),
        OrderCorrected c => new(CorrectionKind.CorrectOrder, c.Evidence, c.Order.Value)
        {
            StaffId = c.Shares?.ToString() ?? c.StaffId?.Value,
            AdvisorId = c.AdvisorId?.Value,
            InspectorId = c.InspectorId?.Value,
            ClerkId = c.ClerkId?.Value,
            OpenedAt = c.OpenedAt?.At(zone),
            ArrivedAt = c.ArrivedAt?.At(zone),
            PromisedAt = c.PromisedAt?.At(zone),
            CompletedAt = c.CompletedAt?.At(zone),
            CancelledAt = c.CancelledAt?.At(zone),
            InspectionPassed = c.InspectionPassed,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(correction), correction, "A kind of correction that nobody has a name for."),
    };

    /// <summary>The correction that this says. Whether it is allowed is another question, which is asked of people and not of what is stored.</summary>
    /// <param name="measured">The one who is measured, whose figures are corrected.</param>
    internal Correction ToCorrection(StaffId measured) => Kind switch
    {
        CorrectionKind.ExcludeAnswer => new AnswerExcluded(Order(WorkOrderId), Evidence),
        CorrectionKind.CorrectAnswer => new AnswerCorrected(Order(WorkOrderId), Ratings!, Evidence),
        CorrectionKind.CorrectFigure => new FigureCorrected(measured, Metric!, DayOf(Day), Value!.Value, Evidence),
        CorrectionKind.ExcuseOccurrences => new OccurrencesExcused(measured, Metric!, DayOf(Day), Count!.Value, Evidence),
        CorrectionKind.DropReturn => new ReturnDropped(Order(LaterWorkOrderId), Order(WorkOrderId), Evidence),
        CorrectionKind.ClearFault => new FaultCleared(Domain.Complaints.ComplaintId.Parse(ComplaintId!), Evidence),
        _ => new OrderCorrected(Order(WorkOrderId), Evidence)
        {
            StaffId = SharesOf(StaffId)?.All[0].StaffId ?? IdOf(StaffId),
            Shares = SharesOf(StaffId),
            AdvisorId = IdOf(AdvisorId),
            InspectorId = IdOf(InspectorId),
            ClerkId = IdOf(ClerkId),
            OpenedAt = InstantOf(OpenedAt),
            ArrivedAt = InstantOf(ArrivedAt),
            PromisedAt = InstantOf(PromisedAt),
            CompletedAt = InstantOf(CompletedAt),
            CancelledAt = InstantOf(CancelledAt),
            InspectionPassed = InspectionPassed,
        },
    };

    private static WorkShares? SharesOf(string? text) => text?.Contains('|', StringComparison.Ordinal) == true ? WorkShares.Parse(text) : null;

    private static StaffId? IdOf(string? text) => text is null ? null : Domain.StaffId.Parse(text);

    private static WorkOrderId Order(string? text) => Domain.WorkOrders.WorkOrderId.Parse(text!);

    private static string? DayOf(LocalDate? day) => day is { } value ? LocalDatePattern.Iso.Format(value) : null;

    private static LocalDate? DayOf(string? day) => day is null ? null : LocalDatePattern.Iso.Parse(day).Value;

    private static Instant? InstantOf(DateTimeOffset? time) => time is { } value ? Instant.FromDateTimeOffset(value) : null;
}

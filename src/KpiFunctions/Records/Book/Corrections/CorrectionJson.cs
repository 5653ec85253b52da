using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
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
    string? ClerkId = null,
    string? Model = null,
    string? JobCode = null,
    string? Difficulty = null,
    decimal? StandardHours = null,
    decimal? ActualHours = null,
    decimal? Points = null,
    decimal? Amount = null,
    string? Rater = null,
    string? Grade = null,
    string? FactId = null,
    string? HandlerId = null,
    ComplaintKind? ComplaintKind = null,
    DateTimeOffset? ReceivedAt = null,
    DateTimeOffset? AnsweredAt = null,
    DateTimeOffset? ResolvedAt = null,
    bool? Satisfied = null,
    DateTimeOffset? DueBy = null,
    DateTimeOffset? DoneAt = null,
    CallOutcome? Outcome = null)
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
        MarkCorrected c => new(CorrectionKind.CorrectMark, c.Evidence, Metric: MetricOf(c.Topic), Day: DayOf(c.Day), Value: c.Mark) { Rater = c.Rater, Grade = c.Grade },
        MarkDropped c => new(CorrectionKind.DropMark, c.Evidence, Metric: MetricOf(c.Topic), Day: DayOf(c.Day)) { Rater = c.Rater },
        CustomerFactDropped c => new(CorrectionKind.DropCustomerFact, c.Evidence) { FactId = c.Fact.Value },
        ComplaintCorrected c => new(CorrectionKind.CorrectComplaint, c.Evidence, ComplaintId: c.Complaint.Value)
        {
            StaffId = HolderOf(c.About),
            HandlerId = HolderOf(c.Handler),
            ComplaintKind = c.Kind,
            ReceivedAt = c.ReceivedAt?.At(zone),
            AnsweredAt = c.AnsweredAt?.At(zone),
            ResolvedAt = c.ResolvedAt?.At(zone),
            Satisfied = c.IsSatisfied,
        },
        CallCorrected c => new(CorrectionKind.CorrectCall, c.Evidence, c.Order.Value)
        {
            StaffId = c.Clerk?.Value,
            DueBy = c.DueBy?.At(zone),
            DoneAt = c.DoneAt?.At(zone),
            Outcome = c.Outcome,
        },
        CallDropped c => new(CorrectionKind.DropCall, c.Evidence, c.Order.Value),
        OrderCorrected c => new(CorrectionKind.CorrectOrder, c.Evidence, c.Order.Value)
        {
            StaffId = c.Shares?.ToString() ?? c.StaffId?.Value,
            AdvisorId = HolderOf(c.Advisor),
            InspectorId = HolderOf(c.Inspector),
            ClerkId = HolderOf(c.Clerk),
            OpenedAt = c.OpenedAt?.At(zone),
            ArrivedAt = c.ArrivedAt?.At(zone),
            PromisedAt = c.PromisedAt?.At(zone),
            CompletedAt = c.CompletedAt?.At(zone),
            CancelledAt = c.CancelledAt?.At(zone),
            InspectionPassed = c.InspectionPassed,
            Model = c.Model,
            JobCode = c.JobCode,
            Difficulty = c.Difficulty,
            StandardHours = c.StandardHours,
            ActualHours = c.ActualHours,
            Points = c.Points,
            Amount = c.Amount,
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
        CorrectionKind.ClearFault => new FaultCleared(Complaint(ComplaintId), Evidence),
        CorrectionKind.CorrectMark => new MarkCorrected(measured, TopicOf(Metric!), Rater!, DayOf(Day), Evidence) { Mark = Value, Grade = Grade },
        CorrectionKind.DropMark => new MarkDropped(measured, TopicOf(Metric!), Rater!, DayOf(Day), Evidence),
        CorrectionKind.DropCustomerFact => new CustomerFactDropped(CustomerFactId.Parse(FactId!), Evidence),
        CorrectionKind.CorrectComplaint => new ComplaintCorrected(Complaint(ComplaintId), Evidence)
        {
            About = HolderOf(StaffId),
            Handler = HolderOf(HandlerId),
            Kind = ComplaintKind,
            ReceivedAt = InstantOf(ReceivedAt),
            AnsweredAt = InstantOf(AnsweredAt),
            ResolvedAt = InstantOf(ResolvedAt),
            IsSatisfied = Satisfied,
        },
        CorrectionKind.CorrectCall => new CallCorrected(Order(WorkOrderId), Evidence)
        {
            Clerk = IdOf(StaffId),
            DueBy = InstantOf(DueBy),
            DoneAt = InstantOf(DoneAt),
            Outcome = Outcome,
        },
        CorrectionKind.DropCall => new CallDropped(Order(WorkOrderId), Evidence),
        _ => new OrderCorrected(Order(WorkOrderId), Evidence)
        {
            StaffId = SharesOf(StaffId)?.All[0].StaffId ?? IdOf(StaffId),
            Shares = SharesOf(StaffId),
            Advisor = HolderOf(AdvisorId),
            Inspector = HolderOf(InspectorId),
            Clerk = HolderOf(ClerkId),
            OpenedAt = InstantOf(OpenedAt),
            ArrivedAt = InstantOf(ArrivedAt),
            PromisedAt = InstantOf(PromisedAt),
            CompletedAt = InstantOf(CompletedAt),
            CancelledAt = InstantOf(CancelledAt),
            InspectionPassed = InspectionPassed,
            Model = Model,
            JobCode = JobCode,
            Difficulty = Difficulty,
            StandardHours = StandardHours,
            ActualHours = ActualHours,
            Points = Points,
            Amount = Amount,
        },
    };

    private static WorkShares? SharesOf(string? text) => text?.Contains('|', StringComparison.Ordinal) == true ? WorkShares.Parse(text) : null;

    private static StaffId? IdOf(string? text) => text is null ? null : Domain.StaffId.Parse(text);

    /// <summary>An empty text is nobody.</summary>
    private static PartHolder? HolderOf(string? text) => text is null ? null : new(text.Length == 0 ? null : Domain.StaffId.Parse(text));

    private static string? HolderOf(PartHolder? holder) => holder is { } given ? given.StaffId?.Value ?? string.Empty : null;

    private static string MetricOf(string topic) => MetricName.RatingPrefix + topic;

    private static string TopicOf(string metric) => metric[MetricName.RatingPrefix.Length..];

    private static ComplaintId Complaint(string? text) => Domain.Complaints.ComplaintId.Parse(text!);

    private static WorkOrderId Order(string? text) => Domain.WorkOrders.WorkOrderId.Parse(text!);

    private static string? DayOf(LocalDate? day) => day is { } value ? LocalDatePattern.Iso.Format(value) : null;

    private static LocalDate? DayOf(string? day) => day is null ? null : LocalDatePattern.Iso.Parse(day).Value;

    private static Instant? InstantOf(DateTimeOffset? time) => time is { } value ? Instant.FromDateTimeOffset(value) : null;
}

using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book.Corrections;
using NodaTime;

namespace KpiFunctions.Tests.Records.Book.Corrections;

/// <summary>A correction that a month keeps is read as it was decided, whatever people may decide since.</summary>
public sealed class CorrectionTextTests
{
    private static readonly StaffId Measured = StaffId.Parse("A");
    private static readonly WorkOrderId Order = WorkOrderId.Parse("W1");

    public static TheoryData<Correction> EachKind => new(
        new AnswerExcluded(Order, "another car"),
        new AnswerCorrected(Order, [5, 4, 3], "said so on the telephone"),
        new FigureCorrected(Measured, "training.exam", new LocalDate(2026, 9, 14), 80.5m, "the exam's list"),
        new FigureCorrected(Measured, "training.exam", null, -1, "of the whole month"),
        new OccurrencesExcused(Measured, "report.days_late", null, 2, "on leave"),
        new ReturnDropped(WorkOrderId.Parse("W2"), Order, "another fault"),
        new FaultCleared(ComplaintId.Parse("C1"), "the maker's fault"),
        new MarkCorrected(Measured, "manner", "boss", new LocalDate(2026, 9, 14), "the list") { Mark = 12.25m },
        new MarkCorrected(Measured, "conduct.skill", "company", null, "the sheet") { Grade = "poor" },
        new MarkDropped(Measured, "conduct.skill", "company", new LocalDate(2026, 9, 14), "another person's"),
        new CustomerFactDropped(CustomerFactId.Parse("F1"), "another shop's"),
        new ComplaintCorrected(ComplaintId.Parse("C1"), "nobody's") { About = new(null), Handler = new(StaffId.Parse("B")), Kind = ComplaintKind.Rescue, IsSatisfied = false },
        new ComplaintCorrected(ComplaintId.Parse("C1"), "the recording")
        {
            ReceivedAt = Instant.FromUtc(2026, 9, 27, 0, 0, 1),
            AnsweredAt = Instant.FromUtc(2026, 9, 27, 1, 0),
            ResolvedAt = Instant.FromUtc(2026, 9, 28, 1, 0) + Duration.FromMilliseconds(7),
        },
        new CallCorrected(Order, "the exchange's list") { Clerk = StaffId.Parse("B"), DueBy = Instant.FromUtc(2026, 9, 27, 1, 0), DoneAt = Instant.FromUtc(2026, 9, 27, 0, 0), Outcome = CallOutcome.Refused },
        new CallDropped(Order, "came in person"),
        new OrderCorrected(Order, "taken off") { Advisor = new(null), Inspector = new(StaffId.Parse("B")), Clerk = new(null) },
        new OrderCorrected(Order, "the job sheet") { Model = "A6", JobCode = "oil", Difficulty = "hard", StandardHours = 1.5m, ActualHours = 2, Points = 0, Amount = -3.25m },
        new OrderCorrected(Order, "somebody else's work") { StaffId = StaffId.Parse("B"), InspectionPassed = false },
        new OrderCorrected(Order, "the gate's list")
        {
            OpenedAt = Instant.FromUtc(2026, 9, 27, 0, 0, 1),
            ArrivedAt = Instant.FromUtc(2026, 9, 27, 1, 0),
            PromisedAt = Instant.FromUtc(2026, 9, 28, 1, 0),
            CompletedAt = Instant.FromUtc(2026, 9, 28, 2, 0) + Duration.FromMilliseconds(7),
            CancelledAt = Instant.FromUtc(2026, 9, 28, 3, 0),
        });

    [Theory]
    [MemberData(nameof(EachKind))]
    public void Every_kind_is_read_as_it_was_written(Correction correction)
    {
        Assert.Equal(correction, CorrectionText.Read(CorrectionText.Of(correction), Measured));
        Assert.Equal([correction, correction], CorrectionText.ReadList(CorrectionText.Of([correction, correction]), Measured));
    }

    [Fact]
    public void Every_kind_that_there_is_has_its_text() => Assert.Equal(
        typeof(Correction).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Correction))).Select(t => t.Name).Order(),
        ((IEnumerable<object[]>)EachKind).Select(row => row[0].GetType().Name).Distinct().Order());

    [Fact]
    public void What_nobody_may_decide_any_more_is_still_read()
    {
        // As if ratings had gone up to 10 and evidence had been optional, and as if a field had been given up since.
        const string Kept = """{"kind":"correctAnswer","evidence":"","workOrderId":"W1","ratings":[9],"severity":"high"}""";

        Assert.Equal(new AnswerCorrected(Order, [9], string.Empty), CorrectionText.Read(Kept, Measured));
    }
}

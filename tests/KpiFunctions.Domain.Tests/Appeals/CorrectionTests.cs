using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Appeals;

/// <summary>A correction changes the fact that it is about, and no other.</summary>
public sealed class CorrectionTests
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 9, 14, 8, 0);
    private static readonly WorkOrderId W1 = WorkOrderId.Parse("W1");
    private static readonly WorkOrderId W2 = WorkOrderId.Parse("W2");
    private static readonly StaffId A = StaffId.Parse("A");
    private static readonly StaffId B = StaffId.Parse("B");

    [Fact]
    public void An_excluded_answer_leaves_the_text_sent()
    {
        var answered = new SurveyResult(Monday, [1]);
        var correction = new AnswerExcluded(W1, "it was about another shop");

        Assert.Equal((Monday, 0), (correction.Correct(W1, answered).SentAt, correction.Correct(W1, answered).Ratings.Count));
        Assert.Equal(answered, correction.Correct(W2, answered));
    }

    [Fact]
    public void A_corrected_answer_has_the_ratings_that_were_meant()
    {
        var correction = new AnswerCorrected(W1, [5, 4], "the customer mixed the scale up");

        Assert.Equal([5, 4], correction.Correct(W1, new SurveyResult(Monday, [1, 2])).Ratings);
        Assert.Equal([1, 2], correction.Correct(W2, new SurveyResult(Monday, [1, 2])).Ratings);
    }

    [Fact]
    public void A_figure_is_corrected_for_its_own_person_metric_and_day()
    {
        var correction = new FigureCorrected(A, "training.exam", null, 92, "the sheet was marked again");
        var figure = new FigureFact(A, "training.exam", 82, "exam of 12 September");

        Assert.Equal(figure with { Value = 92, IsDecided = true }, correction.Correct(figure));
        Assert.All(
            [figure with { StaffId = B }, figure with { Metric = "bookings" }, figure with { Day = new LocalDate(2026, 9, 12) }],
            other => Assert.Equal(other, correction.Correct(other)));
        Assert.Equal(92, correction.Missing!.Value);
    }

    [Fact]
    public void Excused_occurrences_stay_in_the_figure_and_carry_their_reason()
    {
        var correction = new OccurrencesExcused(A, "report.days_late", null, 2, "on leave from the 14th to the 15th");

        var corrected = correction.Correct(new FigureFact(A, "report.days_late", 3));

        Assert.Equal((3, 2, "on leave from the 14th to the 15th"), (corrected.Value, corrected.Excused, corrected.Note));
        Assert.Null(corrected.Problem);
    }

    [Fact]
    public void Excused_are_the_occurrences_of_the_figures_own_person_metric_and_day()
    {
        var correction = new OccurrencesExcused(A, "report.days_late", new LocalDate(2026, 9, 14), 2, "on leave");
        var figure = new FigureFact(A, "report.days_late", 3) { Day = new LocalDate(2026, 9, 14) };

        Assert.Equal(2, correction.Correct(figure).Excused);
        Assert.All(
            [figure with { StaffId = B }, figure with { Metric = "bookings" }, figure with { Day = null }], other => Assert.Equal(other, correction.Correct(other)));
        Assert.Null(correction.Missing);
    }

    /// <summary>Each of an order's facts: taken from the correction where it names it, else left as it is, also where there is none.</summary>
    [Fact]
    public void A_correction_changes_what_it_names_and_nothing_else()
    {
        Instant At(int hour) => Monday + Duration.FromHours(hour);
        var full = Order() with { ArrivedAt = At(1), PromisedAt = At(2), CompletedAt = At(3), CancelledAt = At(4), InspectionPassed = true };
        (OrderCorrected Correction, Func<WorkOrder, WorkOrder> Expected)[] cases =
        [
            (new(W1, "nothing"), o => o),
            (new(W1, "who") { StaffId = B }, o => o with { StaffId = B }),
            (new(W1, "opened") { OpenedAt = At(9) }, o => o with { OpenedAt = At(9) }),
            (new(W1, "arrived") { ArrivedAt = At(9) }, o => o with { ArrivedAt = At(9) }),
            (new(W1, "promised") { PromisedAt = At(9) }, o => o with { PromisedAt = At(9) }),
            (new(W1, "completed") { CompletedAt = At(9) }, o => o with { CompletedAt = At(9) }),
            (new(W1, "cancelled") { CancelledAt = At(9) }, o => o with { CancelledAt = At(9) }),
            (new(W1, "inspected") { InspectionPassed = false }, o => o with { InspectionPassed = false }),
        ];
        Assert.All(cases, c => Assert.Equal([c.Expected(full), c.Expected(Order())], new[] { full, Order() }.Select(c.Correction.Correct)));
    }

    [Fact]
    public void A_return_goes_with_the_earlier_order_and_falls_with_either_that_was_cancelled()
    {
        var repeat = new ReturnFact(OrderPeople.Alone(A), W1, W2, Monday);
        var (cancelled, moved) = (new OrderCorrected(W1, "cancelled") { CancelledAt = Monday }, new OrderCorrected(W1, "moved") { OpenedAt = Monday });

        Assert.Equal(repeat, moved.Correct(repeat));
        Assert.Equal([true, true, false], new[] { repeat, repeat with { Earlier = W2, Later = W1 }, repeat with { Earlier = W2 } }.Select(cancelled.Drops));
        Assert.False(moved.Drops(repeat));
        Assert.False(new FaultCleared(ComplaintId.Parse("C1"), "no fault").Drops(repeat));
        Assert.False(new ReturnDropped(W2, W1, "another part").Drops(repeat with { Later = W1 }));
        Assert.False(new ReturnDropped(W2, W1, "another part").Drops(repeat with { Earlier = W2 }));
    }

    [Fact]
    public void Corrections_are_equal_when_they_say_the_same()
    {
        var correction = new AnswerCorrected(W1, [5, 4], "mixed up");

        Assert.Equal(new AnswerCorrected(W1, [5, 4], "mixed up"), correction);
        Assert.Equal(new AnswerCorrected(W1, [5, 4], "mixed up").GetHashCode(), correction.GetHashCode());
        Assert.All(
            [correction with { Order = W2 }, correction with { Evidence = "misread" }, correction with { Ratings = [5] }, correction with { Ratings = [4, 5] }],
            other => Assert.NotEqual(correction, other));
        Assert.False(correction.Equals(null));
    }

    [Fact]
    public void A_corrected_order_keeps_what_the_correction_does_not_name_and_takes_its_return_along()
    {
        var order = Order() with { CompletedAt = Monday + Duration.FromHours(30), Points = 3 };
        var correction = new OrderCorrected(W1, "the job sheet is signed by B") { StaffId = B, OpenedAt = Monday + Duration.FromHours(10) };
        var repeat = new ReturnFact(OrderPeople.Alone(A), W1, W2, Monday);

        Assert.Equal(order with { StaffId = B, OpenedAt = Monday + Duration.FromHours(10) }, correction.Correct(order));
        Assert.Equal(order with { Id = W2 }, correction.Correct(order with { Id = W2 }));
        Assert.Equal(repeat with { People = OrderPeople.Alone(B) }, correction.Correct(repeat));
        Assert.Equal(repeat with { Earlier = W2 }, correction.Correct(repeat with { Earlier = W2 }));
    }

    [Fact]
    public void A_dropped_return_is_that_of_both_orders()
    {
        var correction = new ReturnDropped(W2, W1, "another part broke");

        Assert.True(correction.Drops(new ReturnFact(OrderPeople.Alone(A), W1, W2, Monday)));
        Assert.False(correction.Drops(new ReturnFact(OrderPeople.Alone(A), W2, W1, Monday)));
    }

    [Fact]
    public void A_cleared_fault_leaves_the_complaint()
    {
        var complaint = new Complaint
        {
            StoreId = StoreId.Parse("S1"),
            Id = ComplaintId.Parse("C1"),
            StaffId = A,
            ReceivedAt = Monday,
            IsOwnFault = true,
            Source = ComplaintSource.Import,
        };
        var correction = new FaultCleared(complaint.Id, "the part was delivered broken");

        Assert.Equal(complaint with { IsOwnFault = false }, correction.Correct(complaint));
        Assert.True(correction.Correct(complaint with { Id = ComplaintId.Parse("C2") }).IsOwnFault);
    }

    private static WorkOrder Order() => new() { StoreId = StoreId.Parse("S1"), Id = W1, StaffId = A, OpenedAt = Monday };

    /// <summary>What each of these sets; two overwrite one another when they set the same.</summary>
    private static readonly (Correction Correction, string[] Sets)[] Sayings =
    [
        (new AnswerCorrected(W1, [5], "one"), ["answer W1"]),
        (new AnswerExcluded(W1, "one"), ["answer W1"]),
        (new AnswerCorrected(W2, [5], "one"), ["answer W2"]),
        (new AnswerExcluded(W2, "one"), ["answer W2"]),
        (new FigureCorrected(A, "bookings", null, 1, "one"), ["value A"]),
        (new FigureCorrected(B, "bookings", null, 1, "one"), ["value B"]),
        (new FigureCorrected(A, "exam", null, 1, "one"), ["exam A"]),
        (new FigureCorrected(A, "bookings", new(2026, 9, 14), 1, "one"), ["value A 14"]),
        (new OccurrencesExcused(A, "bookings", null, 1, "one"), ["excused A"]),
        (new OccurrencesExcused(B, "bookings", null, 1, "one"), ["excused B"]),
        (new OccurrencesExcused(A, "exam", null, 1, "one"), ["excused exam A"]),
        (new OccurrencesExcused(A, "bookings", new(2026, 9, 14), 1, "one"), ["excused A 14"]),
        (new OrderCorrected(W1, "nothing"), []),
        (new OrderCorrected(W1, "one") { StaffId = A }, ["staff"]),
        (new OrderCorrected(W1, "one") { OpenedAt = Monday }, ["opened"]),
        (new OrderCorrected(W1, "one") { ArrivedAt = Monday }, ["arrived"]),
        (new OrderCorrected(W1, "one") { PromisedAt = Monday }, ["promised"]),
        (new OrderCorrected(W1, "one") { CompletedAt = Monday }, ["completed"]),
        (new OrderCorrected(W1, "one") { CancelledAt = Monday }, ["cancelled"]),
        (new OrderCorrected(W1, "one") { InspectionPassed = false }, ["inspection"]),
        (new OrderCorrected(W1, "two") { StaffId = B, CompletedAt = Monday }, ["staff", "completed"]),
        (new OrderCorrected(W1, "two") { OpenedAt = Monday, InspectionPassed = true }, ["opened", "inspection"]),
        (new OrderCorrected(W2, "one") { StaffId = A }, ["staff W2"]),
        (new FaultCleared(ComplaintId.Parse("C1"), "one"), []),
    ];

    [Fact]
    public void A_correction_overwrites_those_that_set_the_same_and_no_others() => Assert.All(
        Sayings.SelectMany(later => Sayings.Select(earlier => (later, earlier))),
        pair => Assert.Equal(pair.later.Sets.Intersect(pair.earlier.Sets).Any(), pair.later.Correction.Overwrites(pair.earlier.Correction)));

    [Fact]
    public void What_is_said_of_an_order_goes_with_that_order_and_nothing_else_does() => Assert.All(
        Sayings.Select(s => s.Correction),
        c =>
        {
            var order = c switch { AnswerCorrected a => a.Order, AnswerExcluded a => a.Order, OrderCorrected o => o.Order, _ => (WorkOrderId?)null };
            Assert.Equal((order == W1, order == W2), (c.IsOf(W1), c.IsOf(W2)));
        });

    [Fact]
    public void What_a_decision_says_of_a_figure_is_decided()
    {
        Assert.True(new FigureCorrected(A, "bookings", null, 1, "counted again").Missing!.IsDecided);
        Assert.True(new OccurrencesExcused(A, "bookings", null, 1, "on leave").Correct(new FigureFact(A, "bookings", 3)).IsDecided);
    }

    [Theory]
    [InlineData(true, "W1", "B")]
    [InlineData(true, "W2", "A")]
    [InlineData(true, null, "A")]
    [InlineData(false, "W1", "A")]
    public void A_complaint_that_named_nobody_goes_to_whoever_did_its_order(bool isAboutOrderStaff, string? order, string staff)
    {
        var complaint = new Complaint
        {
            StoreId = StoreId.Parse("S1"),
            Id = ComplaintId.Parse("C1"),
            StaffId = A,
            WorkOrderId = order is null ? null : WorkOrderId.Parse(order),
            IsAboutOrderStaff = isAboutOrderStaff,
            ReceivedAt = Monday,
            Source = ComplaintSource.Import,
        };
        Assert.Equal(StaffId.Parse(staff), new OrderCorrected(W1, "done by another") { StaffId = B }.Correct(complaint).StaffId);
    }
}

using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Calls;
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
        var full = Order() with { ArrivedAt = At(1), PromisedAt = At(2), CompletedAt = At(3), CancelledAt = At(4), InspectionPassed = true, AdvisorId = A, InspectorId = A, ClerkId = A, Points = 9 };
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
            (new(W1, "given") { Advisor = new(B), Inspector = new(B), Clerk = new(B) }, o => o with { AdvisorId = B, InspectorId = B, ClerkId = B }),
            (new(W1, "taken off") { Advisor = new(null), Inspector = new(null), Clerk = new(null) }, o => o with { AdvisorId = null, InspectorId = null, ClerkId = null }),
            (new(W1, "job") { Model = "A8", JobCode = "oil", Difficulty = "hard" }, o => o with { Model = "A8", JobCode = "oil", Difficulty = "hard" }),
            (new(W1, "quantities") { StandardHours = 1, ActualHours = 2, Points = 3, Amount = -4 }, o => o with { StandardHours = 1, ActualHours = 2, Points = 3, Amount = -4 }),
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

    [Fact]
    public void What_is_dropped_takes_the_place_of_what_was_corrected_of_the_same()
    {
        Assert.True(new MarkDropped(A, "manner", "boss", null, "of another").Overwrites(new MarkCorrected(A, "manner", "boss", null, "one")));
        Assert.False(new MarkDropped(A, "manner", "boss", null, "of another").Overwrites(new MarkCorrected(A, "skill", "boss", null, "one")));
        Assert.True(new CallDropped(W1, "came in").Overwrites(new CallCorrected(W1, "one")));
        Assert.False(new CallDropped(W1, "came in").Overwrites(new CallCorrected(W2, "one")));
        Assert.True(new CallDropped(W1, "came in").IsOf(W1));
        Assert.False(new CallDropped(W1, "came in").IsOf(W2));
    }

    [Fact]
    public void A_mark_is_corrected_and_dropped_for_its_own_person_topic_rater_and_day()
    {
        var mark = new RatingFact(A, "manner", "boss", 50) { Grade = "fair" };
        RatingFact[] others = [mark with { StaffId = B }, mark with { Topic = "skill" }, mark with { Rater = "chief" }, mark with { Day = new(2026, 9, 14) }];

        Assert.Equal(mark with { Mark = 70, Example = "the sheet" }, new MarkCorrected(A, "manner", "boss", null, "the sheet") { Mark = 70 }.Correct(mark));
        Assert.Equal(mark with { Grade = "good", Example = "the sheet" }, new MarkCorrected(A, "manner", "boss", null, "the sheet") { Grade = "good" }.Correct(mark));
        Assert.All(others, o => Assert.Equal(o, new MarkCorrected(A, "manner", "boss", null, "the sheet") { Mark = 70 }.Correct(o)));
        Assert.Equal([true, false, false, false, false], others.Prepend(mark).Select(new MarkDropped(A, "manner", "boss", null, "of another").Drops));
        Assert.False(new FaultCleared(ComplaintId.Parse("C1"), "no fault").Drops(mark));
    }

    [Fact]
    public void A_call_is_made_unmade_or_given_to_another_as_the_correction_says()
    {
        var open = new Callback { Survey = new(StoreId.Parse("S1"), W1), RaisedAt = Monday, DueBy = Monday + Duration.FromHours(24), Clerk = A };
        var done = open with { Outcome = CallOutcome.Reached, DoneAt = Monday, CalledBy = A };
        var later = Monday + Duration.FromHours(30);

        Assert.Equal(open with { DoneAt = later, Outcome = CallOutcome.Reached, CalledBy = A }, new CallCorrected(W1, "list") { DoneAt = later }.Correct(open));
        Assert.Equal(done with { DoneAt = later }, new CallCorrected(W1, "list") { DoneAt = later }.Correct(done));
        Assert.Equal(done with { Outcome = CallOutcome.Refused }, new CallCorrected(W1, "list") { Outcome = CallOutcome.Refused }.Correct(done));
        Assert.Equal(done with { Outcome = null, DoneAt = null }, new CallCorrected(W1, "list") { Outcome = CallOutcome.NotReached }.Correct(done));
        Assert.Equal(B, new CallCorrected(W1, "list") { Clerk = B }.Correct(done).ToFact()!.StaffId);
        Assert.Equal(B, new CallCorrected(W1, "list") { Clerk = B }.Correct(open).ToFact()!.StaffId);
        Assert.Equal(open with { DueBy = later }, new CallCorrected(W1, "list") { DueBy = later }.Correct(open));
        Assert.Equal(open, new CallCorrected(W2, "list") { DueBy = later }.Correct(open));
        Assert.True(new CallDropped(W1, "came in").Drops(open));
        Assert.False(new CallDropped(W2, "came in").Drops(open));
    }

    [Fact]
    public void A_complaint_that_is_said_to_be_about_somebody_is_not_about_whoever_did_its_order()
    {
        var complaint = new Complaint
        {
            StoreId = StoreId.Parse("S1"),
            Id = ComplaintId.Parse("C1"),
            StaffId = A,
            WorkOrderId = W1,
            IsAboutOrderStaff = true,
            ReceivedAt = Monday,
            Source = ComplaintSource.Import,
        };
        var about = new ComplaintCorrected(complaint.Id, "the recording") { About = new(B) }.Correct(complaint);

        Assert.Equal(complaint with { StaffId = B, IsAboutOrderStaff = false }, about);
        Assert.Equal(about, new OrderCorrected(W1, "done by another") { StaffId = A }.Correct(about));
        Assert.Equal(complaint with { StaffId = null, IsAboutOrderStaff = false }, new ComplaintCorrected(complaint.Id, "nobody's") { About = new(null) }.Correct(complaint));
        Assert.Equal(complaint, new ComplaintCorrected(ComplaintId.Parse("C2"), "the recording") { About = new(B) }.Correct(complaint));
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
        (new OrderCorrected(W1, "one") { Advisor = new(null) }, ["advisor"]),
        (new OrderCorrected(W1, "one") { Inspector = new(A) }, ["inspector"]),
        (new OrderCorrected(W1, "one") { Clerk = new(A), Model = "A8" }, ["clerk", "model"]),
        (new OrderCorrected(W1, "one") { Advisor = new(A), JobCode = "oil", Difficulty = "hard" }, ["advisor", "job", "difficulty"]),
        (new OrderCorrected(W1, "one") { JobCode = "oil", StandardHours = 1 }, ["job", "standard"]),
        (new OrderCorrected(W1, "one") { Difficulty = "hard", ActualHours = 1 }, ["difficulty", "actual"]),
        (new OrderCorrected(W1, "one") { Points = 1, Amount = 1, Model = "A6" }, ["points", "amount", "model"]),
        (new OrderCorrected(W1, "one") { Points = 1, StandardHours = 2 }, ["points", "standard"]),
        (new OrderCorrected(W1, "one") { Amount = 1, ActualHours = 2, Clerk = new(null), Inspector = new(null) }, ["amount", "actual", "clerk", "inspector"]),
        (new FaultCleared(ComplaintId.Parse("C1"), "one"), []),
        (new MarkCorrected(A, "manner", "boss", null, "one") { Mark = 1 }, ["mark"]),
        (new MarkCorrected(B, "manner", "boss", null, "one") { Mark = 1 }, ["mark B"]),
        (new MarkCorrected(A, "skill", "boss", null, "one") { Mark = 1 }, ["mark skill"]),
        (new MarkCorrected(A, "manner", "chief", null, "one") { Mark = 1 }, ["mark chief"]),
        (new MarkCorrected(A, "manner", "boss", new(2026, 9, 14), "one") { Mark = 1 }, ["mark 14"]),
        (new ComplaintCorrected(ComplaintId.Parse("C1"), "one") { About = new(A) }, ["about"]),
        (new ComplaintCorrected(ComplaintId.Parse("C1"), "one") { Handler = new(null), Kind = ComplaintKind.Rescue }, ["handler", "kind"]),
        (new ComplaintCorrected(ComplaintId.Parse("C1"), "one") { Handler = new(A), ReceivedAt = Monday }, ["handler", "received"]),
        (new ComplaintCorrected(ComplaintId.Parse("C1"), "one") { Kind = ComplaintKind.LateService, AnsweredAt = Monday }, ["kind", "answered"]),
        (new ComplaintCorrected(ComplaintId.Parse("C1"), "one") { About = new(B), ReceivedAt = Monday, AnsweredAt = Monday, ResolvedAt = Monday, IsSatisfied = true }, ["about", "received", "answered", "resolved", "satisfied"]),
        (new ComplaintCorrected(ComplaintId.Parse("C1"), "one") { ResolvedAt = Monday }, ["resolved"]),
        (new ComplaintCorrected(ComplaintId.Parse("C1"), "one") { IsSatisfied = false }, ["satisfied"]),
        (new ComplaintCorrected(ComplaintId.Parse("C2"), "one") { IsSatisfied = false }, ["satisfied C2"]),
        (new CallCorrected(W1, "one") { Clerk = A, DueBy = Monday }, ["caller", "due"]),
        (new CallCorrected(W1, "one") { Clerk = B, DoneAt = Monday }, ["caller", "done"]),
        (new CallCorrected(W1, "one") { DueBy = Monday, Outcome = CallOutcome.Refused }, ["due", "outcome"]),
        (new CallCorrected(W1, "one") { DoneAt = Monday, Outcome = CallOutcome.NotReached }, ["done", "outcome"]),
        (new CallCorrected(W2, "one") { Clerk = A }, ["caller W2"]),
        (new CustomerFactDropped(CustomerFactId.Parse("F1"), "one"), []),
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
            var order = c switch { AnswerCorrected a => a.Order, AnswerExcluded a => a.Order, OrderCorrected o => o.Order, CallCorrected k => k.Order, _ => (WorkOrderId?)null };
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

using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Tests.Scoring;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Metrics;

public sealed class MetricTests
{
    private static readonly StaffId Li = StaffId.Parse("li");

    [Fact]
    public void Fifty_jobs_with_five_returns_are_ninety_percent()
    {
        // Source: 001, 50 repairs of which 5 came back within a week: 10%.
        var facts = Given.Facts();
        for (var i = 0; i < 50; i++)
        {
            facts.Add(Given.Unasked(Traceable()));
        }

        for (var i = 0; i < 5; i++)
        {
            facts.Add(new ReturnFact(OrderPeople.Alone(Li), WorkOrderId.Parse($"A{i}"), WorkOrderId.Parse($"B{i}"), Given.Opened));
        }

        var metric = Metric(facts, "quality.first_time_fix_rate");
        Assert.Equal((45m, 50m, 0.9m), (metric.Numerator, metric.Denominator, metric.Value));
    }

    [Fact]
    public void More_returns_than_jobs_are_nothing_fixed_rather_than_less_than_nothing()
    {
        var facts = Given.Facts().Add(Given.Unasked(Traceable()));
        for (var i = 0; i < 2; i++)
        {
            facts.Add(new ReturnFact(OrderPeople.Alone(Li), WorkOrderId.Parse($"A{i}"), WorkOrderId.Parse($"B{i}"), Given.Opened));
        }

        Assert.Equal(0, Metric(facts, "quality.first_time_fix_rate").Value);
    }

    [Fact]
    public void Without_an_order_that_could_be_recognised_when_it_comes_back_there_is_no_first_time_fix_rate()
    {
        var facts = Given.Facts()
            .Add(Given.Unasked(Given.Order("li"))).Add(Given.Unasked(Traceable() with { AssetId = "N/A" })).Add(Given.Unasked(Traceable() with { FaultCode = null }));
        Assert.Empty(Given.Scores(facts, Given.Scheme(Given.Item("quality.first_time_fix_rate", 100, new LinearRule(0, 1)))));

        // One more that could, and it is one of one.
        Assert.Equal((1m, 1m), (Metric(facts.Add(Given.Unasked(Traceable())), "quality.first_time_fix_rate") is var m ? m.Numerator : 0, m.Denominator));
    }

    [Fact]
    public void Where_the_store_samples_all_customers_are_those_of_the_sample()
    {
        // Source: 003, look at the sample itself. Of a (5), b (silent) and two who were not drawn, one of them with a second order that was: 1 of 3.
        var undrawn = Survey.NotDue with { State = SurveyState.Excluded, Exclusion = ExclusionReason.NotSampled };
        var facts = Given.Facts()
            .Add(Given.Service(Of("a"), 5)).Add(Given.Service(Of("b")))
            .Add(Given.Unasked(Of("c")) with { Survey = undrawn })
            .Add(Given.Unasked(Of("d")) with { Survey = undrawn }).Add(Given.Service(Of("d"), 1));
        var metric = Metric(facts, "satisfaction.rate_all");
        Assert.Equal((1m, 3m, 2 / 3m), (metric.Numerator, metric.Denominator, metric.AtMost!.Value.Value));
    }

    [Fact]
    public void All_customers_count_once_and_the_silent_ones_leave_bounds()
    {
        // Source: 003. Customers a (5 and 2: not satisfied), b (4), c (silent), and one without a name (silent):
        // 1 of 4 satisfied; had the two silent ones been satisfied, 3 of 4.
        var facts = Given.Facts()
            .Add(Given.Service(Of("a"), 5)).Add(Given.Service(Of("a"), 2)).Add(Given.Service(Of("b"), 4))
            .Add(Given.Service(Of("c"))).Add(Given.Unasked(Given.Order("li")));

        var metric = Metric(facts, "satisfaction.rate_all");
        Assert.Equal((1m, 4m, 0.75m), (metric.Numerator, metric.Denominator, metric.AtMost!.Value.Value));
        Assert.Equal(2 / 3m, Metric(facts, "satisfaction.rate").Value);
    }

    [Fact]
    public void Means_and_indices_of_ratings()
    {
        // (5 + 4 + 3) / 3 = 4; × 20 = 80 of 100; × 200 = 800 of 1000.
        var facts = Given.Facts().Add(Given.Service(Given.Order("li"), 5)).Add(Given.Service(Given.Order("li"), 4)).Add(Given.Service(Given.Order("li"), 3));
        Assert.Equal([4m, 80m, 800m], new[] { "satisfaction.mean", "satisfaction.index", "satisfaction.csi" }.Select(m => Metric(facts, m).Value));
    }

    [Fact]
    public void A_question_of_the_survey_has_its_own_mean()
    {
        string[] questions = ["overall", "attitude", "waiting"];
        var facts = Given.Facts()
            .Add(Given.Asked(questions, 5, 4, 1)).Add(Given.Asked(questions, 3, 5)).Add(Given.Asked(questions, 2));
        Assert.Equal((9m, 2m), Of(Metric(facts, "satisfaction.factor.attitude")));
        Assert.Equal((1m, 1m), Of(Metric(facts, "satisfaction.factor.waiting")));
        Assert.Equal((10m, 3m), Of(Metric(facts, "satisfaction.factor.overall")));
        Assert.Empty(Given.Scores(facts, Given.Scheme(Given.Item("satisfaction.factor.price", 1, new RatingRule()))));
    }

    [Fact]
    public void Surveys_with_different_questions_are_counted_by_the_names_of_their_own()
    {
        // Attitude is the second question of one questionnaire and the third of the other: 4 + 2 of two; waiting 1 + 5 of two; price 3 of one.
        var facts = Given.Facts()
            .Add(Given.Asked(["overall", "attitude", "waiting"], 5, 4, 1)).Add(Given.Asked(["overall", "waiting", "attitude", "price"], 3, 5, 2, 3));
        Assert.Equal((6m, 2m), Of(Metric(facts, "satisfaction.factor.attitude")));
        Assert.Equal((6m, 2m), Of(Metric(facts, "satisfaction.factor.waiting")));
        Assert.Equal((3m, 1m), Of(Metric(facts, "satisfaction.factor.price")));
        Assert.Equal((8m, 2m), Of(Metric(facts, "satisfaction.mean")));
    }

    [Fact]
    public void A_month_may_ask_more_questions_than_one_survey_has()
    {
        // Five questionnaires of twelve questions with only the first in common: 1 + 5 × 11 = 56 names. Question q of questionnaire n is rated 1 + (n + q) % 5.
        var facts = Given.Facts();
        for (var n = 0; n < 5; n++)
        {
            facts.Add(Given.Asked(
                ["overall", .. Enumerable.Range(1, 11).Select(q => $"q{n}_{q}")], [.. Enumerable.Range(0, 12).Select(q => 1 + ((n + q) % 5))]));
        }

        for (var n = 0; n < 5; n++)
        {
            for (var q = 1; q <= 11; q++)
            {
                Assert.Equal((1m + ((n + q) % 5), 1m), Of(Metric(facts, $"satisfaction.factor.q{n}_{q}")));
            }
        }

        // 1 + 2 + 3 + 4 + 5 for the service as a whole.
        Assert.Equal((15m, 5m), Of(Metric(facts, "satisfaction.factor.overall")));
        Assert.Equal((5m, 5m), Of(Metric(facts, "satisfaction.response_rate")));
    }

    [Fact]
    public void Complaints_count_for_whom_they_are_about_and_for_who_deals_with_them()
    {
        // About li: two, one of them her own fault, one recovered. Handled by the clerk: answered after 2 h and 2 h 1 min, solved after 24 h and never.
        var clerk = StaffId.Parse("clerk");
        var facts = Given.Facts().Add(Given.Unasked(Given.Order("li"))).Add(Given.Unasked(Given.Order("li")))
            .Add(new ComplaintFact
            {
                StaffId = Li,
                HandlerId = clerk,
                ReceivedAt = Given.Opened,
                AnsweredAt = Given.Opened + Duration.FromHours(2),
                ResolvedAt = Given.Opened + Duration.FromHours(24),
                IsSatisfied = true,
                IsOwnFault = true,
            })
            .Add(new ComplaintFact { StaffId = Li, HandlerId = clerk, ReceivedAt = Given.Opened, AnsweredAt = Given.Opened + Duration.FromMinutes(121), IsAboutAttitude = true });

        string[] about = ["complaint.rate", "complaint.count", "complaint.own_fault_count", "complaint.recovered_count", "complaint.attitude_share"];
        Assert.Equal([1m, 2m, 1m, 1m, 0.5m], about.Select(m => Metric(facts, m).Value));
        string[] handled = ["complaint.answered_in_2h_rate", "complaint.resolved_in_24h_rate", "complaint.resolution_satisfaction_rate"];
        Assert.Equal([0.5m, 0.5m, 0.5m], handled.Select(m => Metric(facts, m, "clerk").Value));
        Assert.DoesNotContain(Given.Scores(facts, Given.Scheme(Given.Item(handled[0], 1, new RatingRule()))), s => s.Staff.StaffId == Li);
    }

    [Fact]
    public void Callbacks_are_measured_on_the_clerks_own_calls_and_spot_checks_on_those_of_others()
    {
        var due = Given.Opened;
        var facts = Given.Facts()
            .Add(new CallbackFact(Li, due, due)).Add(new CallbackFact(Li, due, due + Duration.FromSeconds(1))).Add(new CallbackFact(Li, due, null))
            .Add(new CallbackFact(Li, due, due, OfOtherDepartment: true)).Add(new CallbackFact(Li, due, null, OfOtherDepartment: true));
        Assert.Equal((2m, 3m), Of(Metric(facts, "callback.completed_rate")));
        Assert.Equal((1m, 3m), Of(Metric(facts, "callback.in_time_rate")));
        Assert.Equal((1m, 2m), Of(Metric(facts, "callback.spot_check_rate")));
    }

    /// <summary>Counts of which there may be none: 0 for whoever had a record of the month, unknown for somebody of whom only a figure came.</summary>
    [Theory]
    [InlineData("complaint.count")]
    [InlineData("complaint.own_fault_count")]
    [InlineData("complaint.recovered_count")]
    [InlineData("complaint.recovered_own_fault_count")]
    [InlineData("customer.referral_count")]
    [InlineData("customer.praise_count")]
    public void A_count_is_nothing_for_whoever_was_at_work_and_unknown_for_others(string metric)
    {
        var about = new ComplaintFact { StaffId = Li, HandlerId = StaffId.Parse("clerk"), ReceivedAt = Given.Opened };
        MonthFactsBuilder[] atWork =
        [
            Given.Facts().Add(Given.Unasked(Given.Order("li"))),
            Given.Facts().Add(about with { StaffId = null, HandlerId = Li }),
            Given.Facts().Add(new CallbackFact(Li, Given.Opened, null)),
            Given.Facts().Add(new CallbackFact(Li, Given.Opened, null, OfOtherDepartment: true)),
        ];
        Assert.All(atWork, facts => Assert.Equal((0m, 1m, 0L), Metric(facts, metric) is var m ? (m.Value, m.Denominator, m.Sample) : default));
        Assert.Equal(metric == "complaint.count" ? 1 : 0, Metric(Given.Facts().Add(about), metric).Value);
        MonthFactsBuilder[] without =
        [
            Given.Figures(("training.exam", 90)),
            Given.Facts().Add(Given.Unasked(Given.Order("li", hours: null))),
            Given.Facts().Add(new ReturnFact(OrderPeople.Alone(Li), WorkOrderId.Parse("A"), WorkOrderId.Parse("B"), Given.Opened)),
        ];
        Assert.All(without, facts => Assert.Empty(Given.Scores(facts, Given.Scheme(Given.Item(metric, 1, new RatioRule(1, 1))))));
    }

    [Fact]
    public void Whoever_completed_nothing_has_no_number_of_orders() =>
        Assert.Empty(Given.Scores(Given.Figures(("training.exam", 90)), Given.Scheme(Given.Item("orders.completed", 1, new RatioRule(1, 1)))));

    /// <summary>Each complaint: whether it is her own fault, when it was answered and solved (hours), and what the customer says.</summary>
    [Theory]
    [InlineData(true, 2d, 24d, true, "own 1, recovered 1 (1), answered 1, solved 1, both 1, satisfied 1")]
    [InlineData(false, 2d, 24d, true, "own 0, recovered 1 (0), answered 1, solved 1, both 1, satisfied 1")]
    [InlineData(true, 2d, 24d, false, "own 1, recovered 0 (0), answered 1, solved 1, both 1, satisfied 0")]
    [InlineData(true, 2d, 24d, null, "own 1, recovered 0 (0), answered 1, solved 1, both 1, satisfied 0")]
    [InlineData(true, 2d, null, true, "own 1, recovered 0 (0), answered 1, solved 0, both 0, satisfied 1")]
    [InlineData(true, 2.01, 24d, true, "own 1, recovered 1 (1), answered 0, solved 1, both 0, satisfied 1")]
    [InlineData(true, 2d, 24.01, true, "own 1, recovered 1 (1), answered 1, solved 0, both 0, satisfied 1")]
    [InlineData(true, null, null, null, "own 1, recovered 0 (0), answered 0, solved 0, both 0, satisfied 0")]
    public void A_complaint_counts_by_what_was_done_about_it(bool isOwnFault, double? answered, double? resolved, bool? isSatisfied, string counts)
    {
        var facts = Given.Facts().Add(new ComplaintFact
        {
            StaffId = Li,
            ReceivedAt = Given.Opened,
            AnsweredAt = answered is { } a ? Given.Opened + Duration.FromHours(a) : null,
            ResolvedAt = resolved is { } r ? Given.Opened + Duration.FromHours(r) : null,
            IsSatisfied = isSatisfied,
            IsOwnFault = isOwnFault,
        });
        decimal Of(string metric) => Metric(facts, "complaint." + metric).Numerator;
        Assert.Equal(
            counts,
            $"own {Of("own_fault_count")}, recovered {Of("recovered_count")} ({Of("recovered_own_fault_count")}), answered {Of("answered_in_2h_rate")}, "
            + $"solved {Of("resolved_in_24h_rate")}, both {Of("handled_in_time_rate")}, satisfied {Of("resolution_satisfaction_rate")}");
    }

    /// <summary>What a customer of several orders said; 0 is nothing.</summary>
    [Theory]
    [InlineData(new[] { 0, 0 }, 0, 1)]
    [InlineData(new[] { 0, 5 }, 1, 1)]
    [InlineData(new[] { 5, 0 }, 1, 1)]
    [InlineData(new[] { 4, 5 }, 1, 1)]
    [InlineData(new[] { 5, 3 }, 0, 0)]
    [InlineData(new[] { 3, 5 }, 0, 0)]
    [InlineData(new[] { 1 }, 0, 0)]
    public void A_customer_is_as_content_as_with_the_worst_order(int[] ratings, int satisfied, int atMost)
    {
        var facts = Given.Facts().Add(Given.Service(Of("first"), 1));
        foreach (var rating in ratings)
        {
            facts.Add(Given.Service(Of("second"), [.. new[] { rating }.Where(r => r > 0)]));
        }

        var metric = Metric(facts, "satisfaction.rate_all");
        Assert.Equal((satisfied, 2m, 2L, atMost / 2m), (metric.Numerator, metric.Denominator, metric.Sample, metric.AtMost!.Value.Value));
        Assert.Equal((0m, 2m), Of(Metric(facts, "customer.repurchase_rate")));
    }

    [Fact]
    public void Referrals_repurchases_and_praise_count_with_evidence_only()
    {
        var day = new LocalDate(2026, 8, 10);
        var facts = Given.Facts().Add(Given.Unasked(Of("a"))).Add(Given.Unasked(Of("b")))
            .Add(new CustomerFact(Li, CustomerFactKind.Referral, day, "order W17 names her"))
            .Add(new CustomerFact(Li, CustomerFactKind.Repurchase, day, "order W18"));
        for (var i = 0; i < 3; i++)
        {
            facts.Add(new CustomerFact(Li, CustomerFactKind.Praise, day, "a letter"));
        }

        Assert.Equal([1m, 0.5m, 3m], new[] { "customer.referral_count", "customer.repurchase_rate", "customer.praise_count" }.Select(m => Metric(facts, m).Value));
        Assert.Throws<ArgumentException>(() => new CustomerFact(Li, CustomerFactKind.Praise, day, " "));
    }

    [Fact]
    public void Hours_points_amounts_arrivals_and_inspections()
    {
        var first = Given.Order("li") with { StandardHours = 2, ActualHours = 1.6m, Points = 1.5m, Amount = 100.10m, InspectionPassed = true, ArrivedAt = Given.Opened + Duration.FromHours(1) };
        var second = Given.Order("li") with { StandardHours = 1, ActualHours = 2.4m, Points = 2.25m, Amount = -0.05m, InspectionPassed = false, ArrivedAt = Given.Opened + Duration.FromMinutes(61) };
        var unknown = Given.Order("li") with { StandardHours = 9 };
        var facts = Given.Facts().Add(Given.Unasked(first)).Add(Given.Unasked(second)).Add(Given.Unasked(unknown));
        string[] metrics = ["repair.standard_time_ratio", "workload.points", "orders.revenue", "quality.inspection_pass_rate", "arrival.on_time_rate", "orders.completed"];
        Assert.Equal([0.75m, 3.75m, 100.05m, 0.5m, 0.5m, 3m], metrics.Select(m => Metric(facts, m).Value));
    }

    [Fact]
    public void Several_raters_count_by_their_weights_and_nobody_rates_himself_alone()
    {
        // Source: 004. Clerk 80, supervisor 90 with double weight, the rated one 100: (80 + 180 + 100) / 4 = 90.
        var facts = Given.Facts()
            .Add(new RatingFact(Li, "conduct", "clerk", 80)).Add(new RatingFact(Li, "conduct", "supervisor", 90) { Weight = 2 })
            .Add(new RatingFact(Li, "conduct", "li", 100) { Example = "Stayed until the last car was out." })
            .Add(new RatingFact(Li, "order", "li", 95));
        Assert.Equal(90, Metric(facts, "rating.conduct").Value);
        Assert.Empty(Given.Scores(facts, Given.Scheme(Given.Item("rating.order", 1, new RatingRule()))));
    }

    [Fact]
    public void A_rating_has_as_many_cases_as_raters_and_its_weights_below_the_bar()
    {
        var facts = Given.Facts().Add(new RatingFact(Li, "conduct", "clerk", 80)).Add(new RatingFact(Li, "conduct", "supervisor", 90) { Weight = 2 });
        var metric = Metric(facts, "rating.conduct");
        Assert.Equal((260m, 3m, 2L), (metric.Numerator, metric.Denominator, metric.Sample));
    }

    [Theory]
    [InlineData(100, true, true)]
    [InlineData(0, true, true)]
    [InlineData(99.5, true, false)]
    [InlineData(101, false, false)]
    [InlineData(100.01, false, false)]
    [InlineData(-0.01, false, false)]
    [InlineData(0.01, true, false)]
    [InlineData(50.001, false, false)]
    public void A_mark_lies_between_0_and_100_and_the_two_ends_are_extreme(double mark, bool isAccepted, bool isExtreme)
    {
        var rating = new RatingFact(Li, "conduct", "supervisor", (decimal)mark);
        Assert.Equal((isAccepted, isExtreme), (rating.Problem is null, rating.IsExtreme));
        Assert.Equal(!isAccepted, Record.Exception(() => Given.Facts().Add(rating)) is ArgumentException);
    }

    [Theory]
    [InlineData(0.0001, true)]
    [InlineData(1000, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(1000.0001, false)]
    [InlineData(0.00001, false)]
    public void The_weight_of_a_mark_lies_above_0_and_up_to_1000(double weight, bool isAccepted) =>
        Assert.Equal(isAccepted, new RatingFact(Li, "conduct", "supervisor", 50) { Weight = (decimal)weight }.Problem is null);

    [Theory]
    [InlineData("conduct", "supervisor", true)]
    [InlineData("Conduct", "supervisor", false)]
    [InlineData("conduct", " ", false)]
    public void A_mark_has_a_topic_and_a_rater(string topic, string rater, bool isAccepted) =>
        Assert.Equal(isAccepted, new RatingFact(Li, topic, rater, 50).Problem is null);

    [Theory]
    [InlineData(1_000_000_000_000, 0, true)]
    [InlineData(-1_000_000_000_000, 0, true)]
    [InlineData(1_000_000_000_000.01, 0, false)]
    [InlineData(-1_000_000_000_000.01, 0, false)]
    [InlineData(0.000001, 0, true)]
    [InlineData(0.0000001, 0, false)]
    [InlineData(3, 3, true)]
    [InlineData(3, 3.01, false)]
    [InlineData(3, -0.01, false)]
    [InlineData(-3, 0, true)]
    [InlineData(-3, 0.01, false)]
    public void A_figure_and_what_is_excused_of_it_lie_within_their_borders(double value, double excused, bool isAccepted) =>
        Assert.Equal(isAccepted, new FigureFact(Li, "report.days_late", (decimal)value) { Excused = (decimal)excused }.Problem is null);

    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(3, 3, 3)]
    [InlineData(3, 4, 3)]
    [InlineData(-3, 4, 0)]
    public void Of_fewer_occurrences_than_were_excused_all_are(int value, int excused, int counted) =>
        Assert.Equal(counted, new FigureFact(Li, "report.days_late", value) { Excused = excused }.AsCounted().Excused);

    [Theory]
    [InlineData("training.exam", 85, 0, null, true)]
    [InlineData("orders.completed", 85, 0, null, false)]
    [InlineData("rating.conduct", 85, 0, null, false)]
    [InlineData("report.days_late", 3, 1, null, true)]
    [InlineData("report.days_late", 3, 1, "sick leave", true)]
    [InlineData("report.days_late", 3, 4, "sick leave", false)]
    public void Figures_are_refused_with_a_reason(string metric, double value, double excused, string? note, bool isAccepted) =>
        Assert.Equal(isAccepted, new FigureFact(Li, metric, (decimal)value, note) { Excused = (decimal)excused }.Problem is null);

    private static WorkOrder Of(string customer) => Given.Order("li") with { CustomerId = CustomerId.Parse(customer) };

    private static (decimal Numerator, decimal Denominator) Of(Metric metric) => (metric.Numerator, metric.Denominator);

    private static WorkOrder Traceable() => Given.Order("li") with { AssetId = "unit", FaultCode = "E4" };

    private static Metric Metric(MonthFactsBuilder facts, string metric, string staff = "li") =>
        Given.Scores(facts, Given.Scheme(Given.Item(metric, 1, new RatioRule(1, 1)))).Single(s => s.Staff.StaffId.Value == staff).Lines[0].Metric!.Value;
}

using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Statistics;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Surveys.Statistics;

public sealed class SurveyStatisticsTests
{
    private static readonly Instant SentAt = Instant.FromUtc(2026, 9, 10, 2, 0);
    private static readonly Instant Close = Instant.FromUtc(2026, 10, 4, 18, 0);
    private static readonly Survey Sent = new Survey { State = SurveyState.Scheduled, DueAt = SentAt }.Sent(Given.Claim(SentAt), "m");

    private readonly SurveyStatisticsBuilder _builder = new(SentAt + Duration.FromDays(2), Close);
    private int _orders;

    [Fact]
    public void Each_order_stands_in_one_place_and_the_places_add_up_to_all_orders()
    {
        Add("A", new Survey { State = SurveyState.NotDue });
        Add("A", new Survey { State = SurveyState.Scheduled, DueAt = SentAt });
        Add("A", new Survey { State = SurveyState.Excluded, Exclusion = ExclusionReason.NoPhone });
        Add("A", new Survey { State = SurveyState.Excluded, Exclusion = ExclusionReason.NoPhone });
        Add("A", new Survey { State = SurveyState.Excluded, Exclusion = ExclusionReason.OptedOut });
        Add("A", Sent.Report(new DeliveryReport(Given.Survey, "m", Delivered: false, "unreachable"), null, SentAt));
        Add("A", Sent);
        Add("A", Sent, Answer(60, 5));
        Add("A", Sent, Answer(30) with { Kind = AnswerKind.OptOut });
        Add("A", Sent with { SilentAt = SentAt + Duration.FromDays(1) });

        var statistics = _builder.Build();

        Assert.Equal(10, statistics.Standings.Values.Sum());
        Assert.Equal(
            [
                (SurveyStanding.NotDue, 1), (SurveyStanding.Scheduled, 1), (SurveyStanding.Excluded, 3), (SurveyStanding.Failed, 1), (SurveyStanding.Waiting, 1),
                (SurveyStanding.Answered, 1), (SurveyStanding.OptedOut, 1), (SurveyStanding.Silent, 1), (SurveyStanding.Expired, 0),
            ],
            statistics.Standings.Select(s => (s.Key, s.Value)));
        Assert.Equal([(ExclusionReason.NoPhone, 2), (ExclusionReason.OptedOut, 1)], statistics.Exclusions.Select(s => (s.Key, s.Value)));
        Assert.Equal([("unreachable", 1)], statistics.Failures.Select(s => (s.Key, s.Value)));
    }

    [Fact]
    public void The_response_rate_is_that_of_scores_for_the_store_and_for_each_member_of_staff()
    {
        Add("B", Sent, Answer(10, 4));
        Add("B", Sent);
        Add("B", Sent.Report(new DeliveryReport(Given.Survey, "m", Delivered: false, "unreachable"), null, SentAt));
        Add("A", Sent.Report(new DeliveryReport(Given.Survey, "m", Delivered: true, "Delivered"), null, SentAt));
        Add("C", new Survey { State = SurveyState.NotDue });

        var statistics = _builder.Build();

        // A text that failed was not asked: 1 of 3 texted answered, of B's 1 of 2, of A's none of 1, and nobody of C's was asked.
        Assert.Equal((new ResponseCount(5, 3, 1), 0.3333m), (statistics.Store, statistics.Store.Rate));
        Assert.Equal([("A", (decimal?)0m), ("B", 0.5m), ("C", null)], statistics.Staff.Select(s => (s.Staff.Value, s.Count.Rate)));
        Assert.Equal(1, statistics.Delivered);
    }

    [Theory]
    [InlineData(new int[0], null)]
    [InlineData(new[] { 90, 10, 30 }, 30.0)]
    [InlineData(new[] { 90, 10, 30, 50 }, 40.0)]
    public void The_median_answer_time_is_that_of_the_middle_answer(int[] minutes, double? median)
    {
        foreach (var minute in minutes)
        {
            // A second thought, and a rating that came by telephone, do not count.
            Add("A", Sent, Answer(minute, 3), Answer(minute + 500, 5), Answer(1, 1) with { Source = AnswerSource.Phone });
        }

        Assert.Equal(median, _builder.Build().MedianAnswerTime?.TotalMinutes);
    }

    [Fact]
    public void An_answer_that_a_person_read_came_when_the_customer_sent_it()
    {
        Add("A", Sent, Answer(20) with { Unclear = "unclear", Review = new AnswerReview([4], "reader", SentAt + Duration.FromDays(1), IsLate: false) });

        Assert.Equal((1, 20.0), (_builder.Build().Store.Answered, _builder.Build().MedianAnswerTime?.TotalMinutes));
    }

    [Fact]
    public void Segments_and_cost_are_those_of_all_texts()
    {
        Add("A", Sent with { Segments = 2, Cost = 0.10m, RemindedAt = SentAt });
        Add("A", Sent);
        Add("A", new Survey { State = SurveyState.NotDue });

        var statistics = _builder.Build();

        Assert.Equal((3, 0.15m, 1), (statistics.Segments, statistics.Cost, statistics.Reminded));
    }

    private static SurveyAnswer Answer(int minutes, params int[] ratings) =>
        new($"e{minutes}", SentAt + Duration.FromMinutes(minutes), "…", ratings, null);

    private void Add(string staff, Survey survey, params SurveyAnswer[] answers) => _builder.Add(
        new WorkOrder
        {
            StoreId = StoreId.Parse("S1"),
            Id = WorkOrderId.Parse($"W{++_orders}"),
            StaffId = StaffId.Parse(staff),
            OpenedAt = SentAt,
            CompletedAt = survey.State == SurveyState.NotDue ? null : SentAt,
        },
        survey,
        answers);
}

using KpiFunctions.Domain.Explanations;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Tests.Scoring;
using KpiFunctions.Domain.Tests.Stores.Calendars;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Facts;

/// <summary>Complaints are in time by the clock that their store counts them with.</summary>
public sealed class ComplaintTimesTests
{
    private const string Week = "mon 09:00-18:00, tue 09:00-18:00, wed 09:00-18:00, thu 09:00-18:00, fri 09:00-18:00";

    private static readonly string[] Timed = ["complaint.answered_in_2h_rate", "complaint.resolved_in_24h_rate", "complaint.handled_in_time_rate"];

    /// <summary>Received on Friday 14 August 2026; answered and solved on a day of August, local times. In business time 24 hours are two days and six hours.</summary>
    [Theory]
    [InlineData("17:00", "17T10:00", "19T14:00", "0 0 0", "1 1 1")]
    [InlineData("17:00", "17T10:01", "19T14:00", "0 0 0", "0 1 0")]
    [InlineData("17:00", "17T10:00", "19T14:01", "0 0 0", "1 0 0")]
    [InlineData("10:00", "14T12:00", "15T10:00", "1 1 1", "1 1 1")]
    [InlineData("10:00", "14T12:01", "15T10:01", "0 0 0", "0 1 0")]
    [InlineData("19:00", "16T20:00", "16T20:00", "0 0 0", "1 1 1")]
    [InlineData("10:00", "14T09:00", "14T09:00", "1 1 1", "1 1 1")]
    [InlineData("10:00", "", "", "0 0 0", "0 0 0")]
    [InlineData("10:00", "", "14T11:00", "0 1 0", "0 1 0")]
    [InlineData("10:00", "14T11:00", "", "1 0 0", "1 0 0")]
    public void A_complaint_is_in_time_by_the_clock_of_the_store(string received, string answered, string resolved, string calendar, string business)
    {
        var complaint = new ComplaintFact { StaffId = StaffId.Parse("li"), ReceivedAt = At($"14T{received}")!.Value, AnsweredAt = At(answered), ResolvedAt = At(resolved) };
        var open = StoreTables.Of([GivenCalendar.Of(Week)]);
        Assert.Equal(calendar, RatesOf(complaint, new MonthSettings { Tables = open }));
        Assert.Equal(business, RatesOf(complaint, new MonthSettings { ComplaintClock = ComplaintClock.Business, Tables = open }));

        // Of a store that has never said when it is open every hour counts.
        Assert.Equal(calendar, RatesOf(complaint, new MonthSettings { ComplaintClock = ComplaintClock.Business }));
    }

    /// <summary>Received on Friday 14 August 2026 at 10:00, solved on Monday at 10:00: 72 hours, of which the store was open nine.</summary>
    /// <param name="pauses">From and to, by day and hour of August; one without end has no second time.</param>
    [Theory]
    [InlineData("", 72, 9)]
    [InlineData("14T12:00-14T13:00", 71, 8)]
    [InlineData("14T17:00-17T10:00", 7, 7)]
    [InlineData("15T00:00-16T00:00", 48, 9)]
    [InlineData("14T09:00-14T11:00", 71, 8)]
    [InlineData("14T16:00-", 6, 6)]
    [InlineData("14T10:00-14T12:00 17T09:30-", 69.5, 6.5)]
    [InlineData("17T11:00-17T12:00", 72, 9)]
    [InlineData("17T11:00-", 72, 9)]
    [InlineData("14T10:00-18T10:00", 0, 0)]
    public void Pauses_do_not_count(string pauses, double calendar, double business)
    {
        var complaint = new ComplaintFact
        {
            ReceivedAt = At("14T10:00")!.Value,
            ResolvedAt = At("17T10:00"),
            Pauses = [.. pauses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('-')).Select(p => new ComplaintPause(At(p[0])!.Value, At(p[1])))],
        };

        foreach (var (clock, hours) in new[] { (ComplaintClock.Calendar, calendar), (ComplaintClock.Business, business) })
        {
            var times = new ComplaintTimes(Given.Clock, new MonthSettings { ComplaintClock = clock, Tables = StoreTables.Of([GivenCalendar.Of(Week)]) });
            Assert.Equal(Duration.FromHours(hours), times.ToSolution(complaint));
        }
    }

    [Theory]
    [InlineData(ComplaintClock.Calendar)]
    [InlineData(ComplaintClock.Business)]
    public void An_answer_before_the_receipt_took_no_time_and_one_that_never_came_none_that_is_known(ComplaintClock clock)
    {
        var times = new ComplaintTimes(Given.Clock, new MonthSettings { ComplaintClock = clock, Tables = StoreTables.Of([GivenCalendar.Of(Week)]) });
        var complaint = new ComplaintFact { ReceivedAt = Given.Opened, AnsweredAt = Given.Opened - Duration.FromMinutes(1) };
        Assert.Equal((clock, Duration.Zero, null), (times.Clock, times.ToAnswer(complaint), times.ToSolution(complaint)));
        Assert.Equal((Duration.FromHours(1), Duration.FromMinutes(90)), Of(complaint with { AnsweredAt = Given.Opened + Duration.FromHours(1), ResolvedAt = Given.Opened + Duration.FromMinutes(90) }));

        (Duration?, Duration?) Of(ComplaintFact one) => (times.ToAnswer(one), times.ToSolution(one));
    }

    [Fact]
    public void Lines_that_ask_how_long_complaints_took_say_by_which_clock()
    {
        var complaint = new ComplaintFact { StaffId = StaffId.Parse("li"), ReceivedAt = Given.Opened, AnsweredAt = Given.Opened, ResolvedAt = Given.Opened };
        var scheme = Given.Scheme([.. Timed.Append("complaint.count").Select(m => Given.Item(m, 25, new LinearRule(0, 1)))]);
        var business = new MonthSettings { ComplaintClock = ComplaintClock.Business, Tables = StoreTables.Of([GivenCalendar.Of(Week)]) };
        foreach (var (settings, clock, isSaid) in new[]
        {
            (MonthSettings.Default, ComplaintClock.Calendar, false),
            (business, ComplaintClock.Business, true),
            (business with { Tables = StoreTables.None }, ComplaintClock.Calendar, false),
        })
        {
            var score = Given.Score(Given.Facts(settings).Add(complaint), scheme);
            Assert.Equal([clock, clock, clock, null], score.Lines.Select(l => l.Clock));
            foreach (var (language, words) in new[] { (Language.En, "In business time: "), (Language.ZhCn, "按营业时间计："), (Language.ZhTw, "按營業時間計：") })
            {
                Assert.Equal([isSaid, isSaid, isSaid, false], ScoreExplainer.Explain(score, language).Lines.Select(l => l.Contains(words, StringComparison.Ordinal)));
            }
        }
    }

    /// <summary>Whatever of a scheme asks how long complaints took: an item, an adjustment, the condition of an award, a factor of the pay and its source.</summary>
    [Theory]
    [InlineData("complaint.answered_in_2h_rate", true)]
    [InlineData("complaint.resolved_in_24h_rate", true)]
    [InlineData("complaint.handled_in_time_rate", true)]
    [InlineData("complaint.resolution_satisfaction_rate", false)]
    public void Words_of_every_kind_say_in_which_hours_complaints_were_counted(string metric, bool isTimed)
    {
        var complaint = new ComplaintFact { StaffId = StaffId.Parse("li"), ReceivedAt = Given.Opened, AnsweredAt = Given.Opened, ResolvedAt = Given.Opened, IsSatisfied = true };
        var scheme = Given.Scheme(Given.Item(metric, 100, new LinearRule(0, 1))) with
        {
            Adjustments = [new Adjustment { Id = "quick", Metric = metric, Each = 1 }],
            Awards =
            [
                new Award { Id = "won", All = [new(metric, Bound.AtLeast(1))], Reward = new Reward.Label("quick") },
                new Award { Id = "lost", All = [new(metric, Bound.AtLeast(2))], Reward = new Reward.Label("quicker") },
            ],
            Payout = new PayoutPlan { Performance = 100, Coefficient = metric, Commissions = [new Commission(metric, 3)] },
        };
        var business = new MonthSettings { ComplaintClock = ComplaintClock.Business, Tables = StoreTables.Of([GivenCalendar.Of(Week)]) };
        foreach (var (language, words) in new[] { (Language.En, "n business time"), (Language.ZhCn, "按营业时间计"), (Language.ZhTw, "按營業時間計") })
        {
            foreach (var (settings, isSaid) in new[] { (business, isTimed), (MonthSettings.Default, false), (business with { Tables = StoreTables.None }, false) })
            {
                var said = ScoreExplainer.Explain(Given.Score(Given.Facts(settings).Add(complaint), scheme), language);
                string[] all = [.. said.Lines, .. said.Adjustments, .. said.Awards, .. said.Payout.SkipLast(1)];
                Assert.Equal(6, all.Length);
                Assert.All(all, text => Assert.True(isSaid == text.Contains(words, StringComparison.Ordinal), text));
            }
        }

        // Without a value too.
        Assert.Contains("in business time): no data", ScoreExplainer.Explain(Given.Score(Given.Facts(business).AddStaff(StaffId.Parse("li")), scheme with { Items = [Given.Item(Timed[0], 100, new LinearRule(0, 1), MissingPolicy.Zero)], Awards = [scheme.Awards[0] with { All = [new(Timed[0], Bound.AtLeast(1))] }] }), Language.En).Awards[0], StringComparison.Ordinal);
    }

    private static string RatesOf(ComplaintFact complaint, MonthSettings settings) => string.Join(
        ' ', Given.Score(Given.Facts(settings).Add(complaint), Given.Scheme([.. Timed.Select(m => Given.Item(m, 1, new RatioRule(1, 1)))])).Lines.Select(l => l.Metric!.Value.Numerator));

    private static Instant? At(string text) => text.Split('T') is [var day, var time]
        ? new LocalDate(2026, 8, int.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).At(NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value).ToInstant(Given.Zone)
        : null;
}

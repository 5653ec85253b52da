using KpiFunctions.Domain.Explanations;
using KpiFunctions.Domain.Facts;
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

    private static string RatesOf(ComplaintFact complaint, MonthSettings settings) => string.Join(
        ' ', Given.Score(Given.Facts(settings).Add(complaint), Given.Scheme([.. Timed.Select(m => Given.Item(m, 1, new RatioRule(1, 1)))])).Lines.Select(l => l.Metric!.Value.Numerator));

    private static Instant? At(string text) => text.Split('T') is [var day, var time]
        ? new LocalDate(2026, 8, int.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).At(NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value).ToInstant(Given.Zone)
        : null;
}

using KpiFunctions.Domain.Stores;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Domain.Tests.Stores;

public sealed class StoreMonthTests
{
    [Theory]
    [InlineData("Asia/Shanghai", 2026, 9, "2026-10-04T18:00:00Z")]
    [InlineData("America/Sao_Paulo", 2017, 12, "2018-01-05T04:00:00Z")]
    [InlineData("Pacific/Auckland", 2026, 12, "2027-01-04T13:00:00Z")]
    public void A_month_closes_on_the_fifth_of_the_next_one_at_two_in_the_morning_of_the_store(string zone, int year, int month, string closesAt) =>
        Assert.Equal(
            InstantPattern.ExtendedIso.Parse(closesAt).Value,
            new StoreMonth(StoreId.Parse("S1"), new YearMonth(year, month)).ClosesAt(GivenStore.Shanghai with { Zone = DateTimeZoneProviders.Tzdb[zone] }));

    [Theory]
    [InlineData("Asia/Shanghai", 1, 0, "2026-09-30T16:00:00Z")]
    [InlineData("Asia/Shanghai", 28, 23, "2026-10-28T15:00:00Z")]
    [InlineData("Pacific/Kiritimati", 1, 0, "2026-09-30T10:00:00Z")]
    public void A_store_says_when_its_months_close_and_none_is_known_to_be_open_for_longer(string zone, int day, int hour, string closesAt)
    {
        var month = new StoreMonth(StoreId.Parse("S1"), new YearMonth(2026, 9));
        var closes = month.ClosesAt(GivenStore.Shanghai with { Zone = DateTimeZoneProviders.Tzdb[zone], Closing = new MonthClosing(day, hour) });

        Assert.Equal(InstantPattern.ExtendedIso.Parse(closesAt).Value, closes);
        Assert.True(month.IsOpenUntil <= closes);
    }

    /// <summary>
    /// The store was in Shanghai through May and in New York through July, and is in Kathmandu: May ends at 16:00 UTC, July at 04:00 UTC of the next day,
    /// and later months at 18:15 UTC of the day before the first. The moment of a border is the first of the later month.
    /// </summary>
    [Theory]
    [InlineData(5, "2026-05-31T16:00:00Z")]
    [InlineData(6, "2026-07-01T04:00:00Z")]
    [InlineData(7, "2026-08-01T04:00:00Z")]
    [InlineData(8, "2026-08-31T18:15:00Z")]
    public void A_month_ends_where_the_zone_that_it_had_says_and_the_next_begins_there(int month, string end)
    {
        var store = GivenStore.Shanghai with
        {
            Zone = DateTimeZoneProviders.Tzdb["Asia/Kathmandu"],
            EarlierZones = [new(GivenStore.Shanghai.Zone, new YearMonth(2026, 5)), new(DateTimeZoneProviders.Tzdb["America/New_York"], new YearMonth(2026, 7))],
        };
        var border = InstantPattern.ExtendedIso.Parse(end).Value;

        Assert.Equal(border, store.EndOf(new YearMonth(2026, month)));
        Assert.Equal(new YearMonth(2026, month), StoreMonth.Of(store, border - Duration.Epsilon).Month);
        Assert.Equal(new YearMonth(2026, month + 1), StoreMonth.Of(store, border).Month);
    }

    [Theory]

    // Clocks in New York jump from 02:00 to 03:00 on 8 March 2026 and fall back from 02:00 to 01:00 on 1 November.
    [InlineData("2026-03-08T02:30:00", "2026-03-08T07:30:00Z")]
    [InlineData("2026-11-01T01:30:00", "2026-11-01T05:30:00Z")]
    public void A_skipped_local_time_moves_forward_and_a_repeated_one_means_the_earlier(string local, string instant) =>
        Assert.Equal(
            InstantPattern.ExtendedIso.Parse(instant).Value,
            LocalTimes.ToInstant(LocalDateTimePattern.ExtendedIso.Parse(local).Value, DateTimeZoneProviders.Tzdb["America/New_York"]));
}

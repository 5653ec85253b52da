using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Domain.Tests.Surveys;

public sealed class DueTextPlanTests
{
    [Theory]

    // Shanghai is UTC+8 all year: 10:00 there is 02:00 UTC.
    [InlineData("Asia/Shanghai", "2026-09-07T02:00:00Z", "2026-09-10T02:00:00Z")]

    // To the next quarter hour.
    [InlineData("Asia/Shanghai", "2026-09-07T02:00:01Z", "2026-09-10T02:15:00Z")]

    // 19:45 local is the last quarter hour before the window closes; one second later is the next morning's first.
    [InlineData("Asia/Shanghai", "2026-09-07T11:45:00Z", "2026-09-10T11:45:00Z")]
    [InlineData("Asia/Shanghai", "2026-09-07T11:45:01Z", "2026-09-11T01:00:00Z")]

    // 08:59 local waits for 09:00 of the same day.
    [InlineData("Asia/Shanghai", "2026-09-07T00:59:00Z", "2026-09-10T01:00:00Z")]

    // New York puts its clocks forward on 8 March 2026: 72 hours later the wall clock shows one hour more.
    [InlineData("America/New_York", "2026-03-06T15:00:00Z", "2026-03-09T15:00:00Z")]

    // The window opens at 09:00 summer time, which is 13:00 UTC, not 14:00.
    [InlineData("America/New_York", "2026-03-06T04:00:00Z", "2026-03-09T13:00:00Z")]

    // A zone that is 5:45 ahead: 09:00 local is 03:15 UTC.
    [InlineData("Asia/Kathmandu", "2026-09-06T22:00:00Z", "2026-09-10T03:15:00Z")]
    public void A_survey_is_due_at_the_first_quarter_hour_of_the_window_after_the_delay(string zone, string completedAt, string dueAt) =>
        Assert.Equal(At(dueAt), DueTextPlan.DueAt(At(completedAt), NewStore(zone)));

    [Theory]
    [InlineData("2026-09-07T00:59:59Z", false)]
    [InlineData("2026-09-07T01:00:00Z", true)]
    [InlineData("2026-09-07T11:59:59Z", true)]
    [InlineData("2026-09-07T12:00:00Z", false)]
    public void The_window_takes_its_opening_and_leaves_out_its_closing(string instant, bool open) =>
        Assert.Equal(open, SendingWindow.Default.IsOpenAt(At(instant), DateTimeZoneProviders.Tzdb["Asia/Shanghai"]));

    [Theory]

    // September closes on 5 October at 02:00, which is the 4th at 18:00 UTC. Three days after the 30th are in time, five are not.
    [InlineData("2026-09-30T15:00:00Z", "2026-09-30T15:00:00Z", 72, "", false)]
    [InlineData("2026-09-30T15:00:00Z", "2026-09-30T15:00:00Z", 120, "", true)]

    // A week of holidays: what is due on its first day leaves after the close, what is due on the day before leaves on that day.
    [InlineData("2026-09-28T08:00:00Z", "2026-09-28T08:00:00Z", 72, "2026-10-01,2026-10-02,2026-10-03,2026-10-04,2026-10-05", true)]
    [InlineData("2026-09-27T08:00:00Z", "2026-09-27T08:00:00Z", 72, "2026-10-01,2026-10-02,2026-10-03,2026-10-04,2026-10-05", false)]

    // History: on the evening of 4 October the window has shut, and opens after the close. An hour before it shuts there is time.
    [InlineData("2026-09-10T08:00:00Z", "2026-10-04T11:00:00Z", 72, "", false)]
    [InlineData("2026-09-10T08:00:00Z", "2026-10-04T12:00:00Z", 72, "", true)]
    [InlineData("2026-09-10T08:00:00Z", "2026-11-20T02:00:00Z", 72, "", true)]

    // October is not over for a long time.
    [InlineData("2026-10-01T02:00:00Z", "2026-10-04T12:00:00Z", 120, "", false)]
    public void Nobody_is_asked_whose_answer_could_not_come_before_the_month_closes(string completed, string now, int callbackAfter, string holidays, bool excluded)
    {
        var store = GivenStore.Shanghai with
        {
            CallbackAfter = Duration.FromHours(callbackAfter),
            SendingWindow = SendingWindow.Default with
            {
                Holidays = [.. holidays.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => LocalDatePattern.Iso.Parse(d).Value)],
            },
        };
        var order = NewOrder() with { OpenedAt = At(completed), CompletedAt = At(completed) };

        Assert.Equal(excluded ? ExclusionReason.MonthClosed : null, DueTextPlan.ExclusionOf(order, store, At(now)));
    }

    /// <summary>October 5th is a Monday: at 09:45 in Shanghai, 01:45 UTC, a text leaves at once; a moment later it would leave at 10:00.</summary>
    [Theory]
    [InlineData("2026-10-05T01:45:00Z", 10, false)]
    [InlineData("2026-10-05T01:45:01Z", 11, false)]
    [InlineData("2026-10-05T01:45:01Z", 10, true)]
    [InlineData("2026-10-05T02:00:00Z", 10, true)]
    public void A_text_that_would_leave_just_when_the_month_closes_is_too_late(string now, int closingHour, bool excluded)
    {
        var completed = At("2026-09-30T02:00:00Z");
        var order = NewOrder() with { OpenedAt = completed, CompletedAt = completed };
        var store = GivenStore.Shanghai with { Closing = new MonthClosing(5, closingHour) };

        Assert.Equal(excluded ? ExclusionReason.MonthClosed : null, DueTextPlan.ExclusionOf(order, store, At(now)));
    }

    [Fact]
    public void Internal_orders_and_customers_without_a_usable_number_are_left_out_with_the_reason()
    {
        var order = NewOrder();
        var store = NewStore("Asia/Shanghai");
        var now = At("2026-09-08T00:00:00Z");

        Assert.Null(DueTextPlan.ExclusionOf(order, store, now));
        Assert.Equal(ExclusionReason.InternalOrder, DueTextPlan.ExclusionOf(order with { ServiceType = ServiceType.Internal }, store, now));
        Assert.Equal(ExclusionReason.CancelledOrder, DueTextPlan.ExclusionOf(order with { CancelledAt = order.OpenedAt }, store, now));
        Assert.Equal(ExclusionReason.NoPhone, DueTextPlan.ExclusionOf(order with { CustomerPhone = default(CustomerPhone) }, store, now));
        Assert.Equal(ExclusionReason.InvalidPhone, DueTextPlan.ExclusionOf(order with { CustomerPhone = CustomerPhone.Invalid }, store, now));
        Assert.Equal(ExclusionReason.NotSampled, DueTextPlan.ExclusionOf(order, store with { SampleRate = 0 }, now));
    }

    [Theory]

    // Saturday 12 September 2026, 10:00 in Shanghai: Monday at 09:00 when weekends are no working days.
    [InlineData("2026-09-12T02:00:00Z", false, "", "2026-09-14T01:00:00Z")]
    [InlineData("2026-09-12T02:00:00Z", true, "", "2026-09-12T02:00:00Z")]

    // The last moment of Friday's window has passed.
    [InlineData("2026-09-11T12:00:00Z", false, "", "2026-09-14T01:00:00Z")]

    // 1 to 7 October are holidays; the 8th is a Thursday, and is one too in the second case, so that Friday is next.
    [InlineData("2026-10-01T02:00:00Z", true, "2026-10-01,2026-10-02,2026-10-03,2026-10-04,2026-10-05,2026-10-06,2026-10-07", "2026-10-08T01:00:00Z")]
    [InlineData("2026-10-07T12:00:00Z", true, "2026-10-08", "2026-10-09T01:00:00Z")]

    // A holiday next to a weekend: Friday evening, Monday is a holiday, Tuesday at 09:00.
    [InlineData("2026-09-18T12:00:00Z", false, "2026-09-21", "2026-09-22T01:00:00Z")]

    // The store's day counts: 16:30 UTC is 00:30 of the holiday in Shanghai.
    [InlineData("2026-09-30T16:30:00Z", true, "2026-10-01", "2026-10-02T01:00:00Z")]
    public void What_falls_on_a_weekend_or_a_holiday_leaves_at_the_next_opening(string instant, bool onWeekends, string holidays, string expected)
    {
        var window = SendingWindow.Default with
        {
            OnWeekends = onWeekends,
            Holidays = [.. holidays.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => LocalDatePattern.Iso.Parse(d).Value)],
        };

        Assert.Equal(At(expected), window.NextOpening(At(instant), DateTimeZoneProviders.Tzdb["Asia/Shanghai"]));
    }

    [Theory]

    // New York skips 02:00 to 03:00 on 8 March 2026, a Sunday. A window of 02:30 to 04:00 opens at 03:30 summer time, which is 07:30 UTC.
    [InlineData("2026-03-08T05:00:00Z", 2, 30, 4, "2026-03-08T07:30:00Z")]

    // A window that lies in the gap altogether has no opening that day; the next one is 02:15 summer time, 06:15 UTC.
    [InlineData("2026-03-08T05:00:00Z", 2, 15, 3, "2026-03-09T06:15:00Z")]

    // 01:00 to 02:00 comes twice on 1 November 2026. At the first 01:30 (05:30 UTC) and the second (06:30 UTC) the window is open.
    [InlineData("2026-11-01T05:30:00Z", 1, 0, 2, "2026-11-01T05:30:00Z")]
    [InlineData("2026-11-01T06:30:00Z", 1, 0, 2, "2026-11-01T06:30:00Z")]

    // Before it, the first of the two openings is meant.
    [InlineData("2026-11-01T04:00:00Z", 1, 0, 2, "2026-11-01T05:00:00Z")]
    public void A_window_finds_its_opening_when_the_clocks_change(string instant, int openHour, int openMinute, int closeHour, string expected)
    {
        var window = new SendingWindow(new LocalTime(openHour, openMinute), new LocalTime(closeHour, 0));

        Assert.Equal(At(expected), window.NextOpening(At(instant), DateTimeZoneProviders.Tzdb["America/New_York"]));
    }

    private static WorkOrder NewOrder() => new()
    {
        StoreId = StoreId.Parse("S1"),
        Id = WorkOrderId.Parse("W1"),
        StaffId = StaffId.Parse("A"),
        OpenedAt = At("2026-09-07T00:00:00Z"),
        CustomerPhone = CustomerPhone.Kept("+8613800000001"),
    };

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static Store NewStore(string zone) => GivenStore.Shanghai with { Zone = DateTimeZoneProviders.Tzdb[zone] };
}

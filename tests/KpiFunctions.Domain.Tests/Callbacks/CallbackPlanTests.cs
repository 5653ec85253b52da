using KpiFunctions.Domain.Callbacks;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Domain.Tests.Callbacks;

public sealed class CallbackPlanTests
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
        Assert.Equal(At(dueAt), CallbackPlan.DueAt(At(completedAt), NewStore(zone)));

    [Theory]
    [InlineData("2026-09-07T00:59:59Z", false)]
    [InlineData("2026-09-07T01:00:00Z", true)]
    [InlineData("2026-09-07T11:59:59Z", true)]
    [InlineData("2026-09-07T12:00:00Z", false)]
    public void The_window_takes_its_opening_and_leaves_out_its_closing(string instant, bool open) =>
        Assert.Equal(open, SendingWindow.Default.IsOpenAt(At(instant), DateTimeZoneProviders.Tzdb["Asia/Shanghai"]));

    [Fact]
    public void Internal_orders_and_customers_without_a_usable_number_are_left_out_with_the_reason()
    {
        var order = new WorkOrder
        {
            StoreId = StoreId.Parse("S1"),
            Id = WorkOrderId.Parse("W1"),
            StaffId = StaffId.Parse("A"),
            OpenedAt = At("2026-09-07T00:00:00Z"),
            CustomerPhone = CustomerPhone.From("+8613800000001"),
        };

        Assert.Null(CallbackPlan.ExclusionOf(order));
        Assert.Equal(ExclusionReason.InternalOrder, CallbackPlan.ExclusionOf(order with { ServiceType = ServiceType.Internal }));
        Assert.Equal(ExclusionReason.NoPhone, CallbackPlan.ExclusionOf(order with { CustomerPhone = CustomerPhone.From(" ") }));
        Assert.Equal(ExclusionReason.InvalidPhone, CallbackPlan.ExclusionOf(order with { CustomerPhone = CustomerPhone.From("138") }));
    }

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static Store NewStore(string zone) => new()
    {
        Id = StoreId.Parse("S1"),
        Name = "Store",
        Zone = DateTimeZoneProviders.Tzdb[zone],
        Locale = "en",
        SchemeId = SchemeId.Parse("test"),
    };
}

using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>When a completed order's customer is asked, or why not.</summary>
public static class DueTextPlan
{
    private static readonly Duration Quarter = Duration.FromMinutes(15);

    /// <summary>
    /// The first quarter hour at or after completion plus the store's delay that lies in its sending window.
    /// Quarter hours, because surveys leave with a tick of that length: a text due at 19:50 must not leave at 20:00 when the window closes then.
    /// </summary>
    public static Instant DueAt(Instant completedAt, Store store) => NextSlot(completedAt + store.CallbackAfter, store);

    /// <summary>The first quarter hour at or after <paramref name="instant"/>, 1970 or later, that lies in the store's sending window.</summary>
    public static Instant NextSlot(Instant instant, Store store)
    {
        var past = instant.ToUnixTimeTicks() % Quarter.BclCompatibleTicks;
        var slot = past == 0 ? instant : instant + Duration.FromTicks(Quarter.BclCompatibleTicks - past);
        return store.SendingWindow.NextOpening(slot, store.Zone);
    }

    /// <summary>Why this order's customer is not to be asked, known from the order and the time alone; <see langword="null"/> when the customer is to be asked.</summary>
    public static ExclusionReason? ExclusionOf(WorkOrder order, Store store, Instant now) => order switch
    {
        { CancelledAt: not null } => ExclusionReason.CancelledOrder,
        { ServiceType: ServiceType.Internal } => ExclusionReason.InternalOrder,
        { CustomerPhone.IsInvalid: true } => ExclusionReason.InvalidPhone,
        { CustomerPhone.ErasedAt: not null } => ExclusionReason.Erased,
        { CustomerPhone.Usable: null } => ExclusionReason.NoPhone,
        _ when !Sample.Holds(new SurveyId(order.StoreId, order.Id), store.SampleRate) => ExclusionReason.NotSampled,
        { CompletedAt: { } completedAt } when LeavesAt(completedAt, store, now) >= StoreMonth.Of(store, completedAt).ClosesAt(store) => ExclusionReason.MonthClosed,
        _ => null,
    };

    /// <summary>When the text leaves at the earliest, for an order that may have come late.</summary>
    private static Instant LeavesAt(Instant completedAt, Store store, Instant now) => NextSlot(Instant.Max(completedAt + store.CallbackAfter, now), store);
}

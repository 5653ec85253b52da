using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Records.Stores;

/// <summary>From when on months may be closed.</summary>
public static class MonthEnd
{
    /// <summary>
    /// Nothing closes sooner after its closing time, or after a change of it, so that a write that began before has ended, and every instance knows
    /// of the change.
    /// </summary>
    private static readonly Duration Settling = Duration.FromMinutes(10);

    /// <summary>The first moment at which a month may be closed.</summary>
    public static Instant ClosableFrom(this StoreMonth month, Store store) => Instant.Max(month.ClosesAt(store), store.ClosingChangedAt ?? Instant.MinValue) + Settling;
}

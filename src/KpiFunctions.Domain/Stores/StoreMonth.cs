using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>A calendar month of one store, in the store's own zone.</summary>
public readonly record struct StoreMonth(StoreId StoreId, YearMonth Month)
{
    public static StoreMonth Of(Store store, Instant instant) => new(store.Id, instant.InZone(store.Zone).Date.ToYearMonth());

    /// <summary>A moment before which the month is open whatever the store's zone and closing time are, for those who do not know them.</summary>
    public Instant IsOpenUntil => MonthClosing.Earliest.Of(Month, DateTimeZone.ForOffset(Offset.FromHours(14)));

    /// <summary>When the month closes by the store's closing time; facts from then on are late.</summary>
    public Instant ClosesAt(Store store) => store.Closing.Of(Month, store.Zone);

    public override string ToString() => $"{StoreId} {Month.Year:D4}-{Month.Month:D2}";
}

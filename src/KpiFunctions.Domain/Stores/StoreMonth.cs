using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>A calendar month of one store, in the store's own zone.</summary>
public readonly record struct StoreMonth(StoreId StoreId, YearMonth Month)
{
    /// <summary>The month of a store in which a moment lies.</summary>
    public static StoreMonth Of(Store store, Instant instant)
    {
        var month = instant.InZone(store.Zone).Date.ToYearMonth();
        while (instant >= store.EndOf(month))
        {
            month = month.PlusMonths(1);
        }

        while (instant < store.EndOf(month.PlusMonths(-1)))
        {
            month = month.PlusMonths(-1);
        }

        return new StoreMonth(store.Id, month);
    }

    /// <summary>A moment before which the month is open whatever the store's zone and closing time are, for those who do not know them.</summary>
    public Instant IsOpenUntil => MonthClosing.Earliest.Of(Month, DateTimeZone.ForOffset(Offset.FromHours(14)));

    /// <summary>When the month closes by the store's closing time; facts from then on are late.</summary>
    public Instant ClosesAt(Store store) => store.Closing.Of(Month, store.ZoneOf(Month));

    public override string ToString() => $"{StoreId} {Month.Year:D4}-{Month.Month:D2}";
}

using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>A calendar month of one store, in the store's own zone.</summary>
public readonly record struct StoreMonth(StoreId StoreId, YearMonth Month)
{
    public static StoreMonth Of(Store store, Instant instant) => new(store.Id, instant.InZone(store.Zone).Date.ToYearMonth());

    /// <summary>The month closes on the 5th of the next month at 02:00 store-local; facts from then on are late.</summary>
    public Instant ClosesAt(DateTimeZone zone) =>
        zone.ResolveLocal(Month.PlusMonths(1).OnDayOfMonth(5).At(new LocalTime(2, 0)), LocalTimes.Resolver).ToInstant();

    /// <summary>A moment before which the month is open in every zone, for those who do not know the store's.</summary>
    public Instant IsOpenUntil => ClosesAt(DateTimeZone.ForOffset(Offset.FromHours(14)));

    public override string ToString() => $"{StoreId} {Month.Year:D4}-{Month.Month:D2}";
}

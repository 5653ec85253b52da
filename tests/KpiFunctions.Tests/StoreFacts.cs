using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Tests;

/// <summary>Facts of a store in some zone, for scores that need no storage.</summary>
internal static class StoreFacts
{
    internal static MonthFactsBuilder Of(StoreId id, YearMonth yearMonth, string zone, MonthSettings? settings = null)
    {
        var store = new Store
        {
            Id = id,
            Name = id.Value,
            Zone = DateTimeZoneProviders.Tzdb[zone],
            Locale = "en",
            SchemeId = TestScheme.Scheme.Id,
            StartsOn = yearMonth.OnDayOfMonth(1),
        };
        var month = new StoreMonth(id, yearMonth);
        return new MonthFactsBuilder(month, MonthClock.Of(store, yearMonth), month.ClosesAt(store), settings);
    }
}

using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Tests;

/// <summary>A store in Shanghai with every setting as it is unless set otherwise.</summary>
internal static class GivenStore
{
    internal static Store Shanghai { get; } = new()
    {
        Id = StoreId.Parse("S1"),
        Name = "Store",
        Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"],
        Locale = "en",
        SchemeId = SchemeId.Parse("test"),
        StartsOn = new LocalDate(2026, 1, 1),
    };
}

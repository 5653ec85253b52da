using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Stores;

public sealed class ZoneCountriesTests
{
    [Theory]
    [InlineData("Asia/Shanghai", null, "CN")]
    [InlineData("Asia/Chongqing", null, "CN")]
    [InlineData("Asia/Taipei", null, "TW")]
    [InlineData("Atlantic/Reykjavik", null, "IS")]
    [InlineData("Europe/Oslo", null, "NO")]
    [InlineData("UTC", null, null)]
    [InlineData("Asia/Shanghai", "HK", "HK")]
    [InlineData("UTC", "DE", "DE")]
    public void A_store_is_in_the_country_that_it_names_and_else_in_that_of_its_zone(string zone, string? country, string? expected) => Assert.Equal(
        expected,
        ZoneCountries.CountryOf(GivenStore.Shanghai with { Zone = DateTimeZoneProviders.Tzdb[zone], Country = country }));
}

using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Tests.Records.Personal;

/// <summary>One customer is one key, whatever the spelling; and what is no number of a telephone that gets texts is said to be none.</summary>
public sealed class PhoneParserTests
{
    [Theory]
    [InlineData("+8613911112222")]
    [InlineData("13911112222")]
    [InlineData("139 1111 2222")]
    [InlineData("139-1111-2222")]
    [InlineData("013911112222")]
    [InlineData("8613911112222")]
    [InlineData("008613911112222")]
    [InlineData("0086 139 1111 2222")]
    [InlineData("+86-139-1111-2222")]
    [InlineData("(+86)13911112222")]
    [InlineData("（＋８６）１３９１１１１２２２２")]
    [InlineData("１３９１１１１２２２２")]
    [InlineData("\u202A+86 139\u00A01111\u20112222\u202C")]
    [InlineData("\u2068+8613911112222\u2069")]
    [InlineData("\uFEFF139\u200B1111\u200E2222")]
    [InlineData("139\u00AD1111\u20602222")]
    [InlineData("'13911112222")]
    [InlineData("\u201913911112222")]
    [InlineData("\t13911112222\t")]
    [InlineData("=\"13911112222\"")]
    [InlineData("=13911112222")]
    [InlineData("13911112222.0")]
    [InlineData("139.1111.2222")]
    [InlineData("١٣٩١١١١٢٢٢٢")]
    public void A_number_is_the_same_in_every_spelling(string text)
    {
        var reading = PhoneParser.Read(text, "CN");
        Assert.Equal((PhoneFault.None, "+8613911112222"), (reading.Fault, reading.Phone.Number));
    }

    [Theory]
    [InlineData("(425) 555-0100", "US", "+14255550100")]
    [InlineData("1-425-555-0100", "US", "+14255550100")]
    [InlineData("008613911112222", "US", "+8613911112222")]
    [InlineData("0912 345 678", "TW", "+886912345678")]
    [InlineData("07400 123456", "GB", "+447400123456")]
    [InlineData("(11) 91234-5678", "BR", "+5511912345678")]
    [InlineData("+86 139 1111 2222", null, "+8613911112222")]
    public void A_number_without_a_country_code_is_one_of_the_country(string text, string? country, string number) =>
        Assert.Equal(number, PhoneParser.Read(text, country).Phone.Number);

    [Theory]
    [InlineData(null, PhoneFault.Empty)]
    [InlineData("", PhoneFault.Empty)]
    [InlineData(" \u200B\t", PhoneFault.Empty)]
    [InlineData("'", PhoneFault.Empty)]
    [InlineData("（021）6391 2222", PhoneFault.NoMobile)]
    [InlineData("+86 21 6391 2222", PhoneFault.NoMobile)]
    [InlineData("400 810 1234", PhoneFault.NoMobile)]
    [InlineData("1.39E+10", PhoneFault.Destroyed)]
    [InlineData("1,39111E+10", PhoneFault.Destroyed)]
    [InlineData("'1.39E+10", PhoneFault.Destroyed)]
    [InlineData("1391111222", PhoneFault.Unreadable)]
    [InlineData("139111122220", PhoneFault.Unreadable)]
    [InlineData("13911112222 / 13911113333", PhoneFault.Unreadable)]
    [InlineData("13911112222 (evenings)", PhoneFault.Unreadable)]
    [InlineData("1-800-FLOWERS", PhoneFault.Unreadable)]
    [InlineData("none", PhoneFault.Unreadable)]
    [InlineData("0", PhoneFault.Unreadable)]
    [InlineData("+0861391111222", PhoneFault.Unreadable)]
    [InlineData("+86+13911112222", PhoneFault.Unreadable)]
    public void What_cannot_be_texted_is_told_by_its_cause(string? text, PhoneFault fault) => Assert.Equal(fault, PhoneParser.Read(text, "CN").Fault);

    [Fact]
    public void Without_a_country_a_number_needs_its_code() => Assert.Equal(PhoneFault.Unreadable, PhoneParser.Read("13911112222", country: null).Fault);

    [Theory]
    [InlineData("Asia/Shanghai", "CN")]
    [InlineData("Asia/Chongqing", "CN")]
    [InlineData("Asia/Taipei", "TW")]
    [InlineData("Asia/Hong_Kong", "HK")]
    [InlineData("Europe/Oslo", "NO")]
    [InlineData("America/New_York", "US")]
    [InlineData("America/Toronto", "CA")]
    [InlineData("US/Pacific", "US")]
    [InlineData("UTC", null)]
    public void A_zone_lies_in_a_country(string zone, string? country) => Assert.Equal(country, ZoneCountries.Of(DateTimeZoneProviders.Tzdb[zone]));

    [Fact]
    public void Every_zone_with_a_place_lies_in_a_country_that_has_numbers()
    {
        var countries = DateTimeZoneProviders.Tzdb.Ids.Select(id => ZoneCountries.Of(DateTimeZoneProviders.Tzdb[id])).OfType<string>().Distinct().ToList();
        Assert.InRange(countries.Count, 200, 300);
        Assert.Equal(["AQ", "GS", "PN", "TF", "UM"], countries.Where(c => !PhoneParser.IsKnownCountry(c)).Order(StringComparer.Ordinal));
    }
}

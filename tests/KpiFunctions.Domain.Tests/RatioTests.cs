using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace KpiFunctions.Domain.Tests;

public sealed class RatioTests
{
    [Theory]
    [InlineData(1, 3, 60, 2, 20)]
    [InlineData(2, 3, 100, 2, 66.67)]
    [InlineData(1, 8, 1, 2, 0.13)]
    [InlineData(-1, 8, 1, 2, -0.13)]
    [InlineData(5, 10, 5, 0, 3)]
    public void A_product_is_divided_last_and_rounded_half_away_from_zero(int numerator, int denominator, int times, int decimals, double product) =>
        Assert.Equal((decimal)product, new Ratio(numerator, denominator).TimesRounded(times, decimals));

    [Fact]
    public void A_quotient_compares_exactly_with_what_lies_on_its_border() => Prop.ForAll(
        (from n in Gen.Choose(-10_000, 10_000) from d in Gen.Choose(1, 1000) from k in Gen.Choose(-100, 100) select (n, d, k)).ToArbitrary(),
        c => new Ratio(c.n, c.d).CompareTo(c.k) == c.n.CompareTo(c.k * c.d)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_third_is_more_than_its_digits() => Assert.Equal(1, new Ratio(1, 3).CompareTo(1m / 3));

    /// <summary>
    /// 0.333… of 28 digits is less than a third and one more in its last digit is more; 0.666…7 is more than two thirds, although a decimal makes 8 of its
    /// product with 12; and products of numbers beyond 10¹⁴ do not fit into one at all.
    /// </summary>
    [Theory]
    [InlineData("11", "33", "0.3333333333333333333333333333", 1)]
    [InlineData("11", "33", "0.3333333333333333333333333334", -1)]
    [InlineData("11.1", "33.3", "0.3333333333333333333333333333", 1)]
    [InlineData("11.1", "33.3", "0.3333333333333333333333333334", -1)]
    [InlineData("-11.1", "33.3", "-0.3333333333333333333333333333", -1)]
    [InlineData("-11.1", "33.3", "-0.3333333333333333333333333334", 1)]
    [InlineData("8", "12", "0.6666666666666666666666666667", -1)]
    [InlineData("8", "12.0", "0.6666666666666666666666666667", -1)]
    [InlineData("10000000000", "10000000000", "100000000000000000000", -1)]
    [InlineData("-10000000000", "10000000000", "-100000000000000000000", 1)]
    [InlineData("100000000000000000000", "100000000000000000000", "10000000000", -1)]
    [InlineData("100000000000000000000", "100000000000000000000", "1", 0)]
    [InlineData("1", "100000000000000", "100000000000000", -1)]
    [InlineData("0", "100000000000000", "0", 0)]
    public void A_quotient_compares_exactly_where_a_decimal_would_round_or_overflow(string numerator, string denominator, string number, int sign) =>
        Assert.Equal(sign, new Ratio(Exactly(numerator), Exactly(denominator)).CompareTo(Exactly(number)));

    [Fact]
    public void A_number_is_a_quotient_too()
    {
        Assert.Equal(2.5m, Ratio.Of(2.5m).Value);
        Assert.Equal((0m, 1m), (Ratio.Zero.Value, Ratio.One.Value));
    }

    private static decimal Exactly(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);
}

using KpiFunctions.Domain.Sheets;

namespace KpiFunctions.Domain.Tests.Sheets;

/// <summary>What makes a rating sheet sound.</summary>
public sealed class SheetValidatorTests
{
    [Theory]
    [InlineData(0.2, 0.5, 0.3, true)]
    [InlineData(0.3333, 0.3333, 0.3334, true)]
    [InlineData(0.2, 0.5, 0.2, false)]
    [InlineData(0.2, 0.5, 0.4, false)]
    [InlineData(0, 0.5, 0.5, false)]
    [InlineData(-0.1, 0.6, 0.5, false)]
    [InlineData(0.33333, 0.33333, 0.33334, false)]
    public void Shares_are_above_0_and_add_up_to_1(double self, double manager, double company, bool isSound) =>
        Assert.Equal(isSound, SheetValidator.Check(GivenSheet.Of(GivenSheet.Self((decimal)self), GivenSheet.Manager((decimal)manager), GivenSheet.Company((decimal)company))).Count == 0);

    [Fact]
    public void Nobody_rates_themselves_alone()
    {
        Assert.Equal("$.raters", Assert.Single(SheetValidator.Check(GivenSheet.Of(GivenSheet.Self(1)))).JsonPath);
        Assert.Empty(SheetValidator.Check(GivenSheet.Of(GivenSheet.Manager(1))));
    }

    [Theory]
    [InlineData("conduct", true)]
    [InlineData("2026_q-1", true)]
    [InlineData("Conduct", false)]
    [InlineData("con.duct", false)]
    [InlineData("a234567890123456789012345", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void The_id_of_a_sheet_can_stand_in_a_metric(string? text, bool isId) => Assert.Equal(isId, SheetId.TryParse(text, out _));
}

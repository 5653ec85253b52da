using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Tests.Scoring;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Schemes;

public sealed class SchemeVersionsTests
{
    private static readonly Scheme First = Given.Scheme(Given.Item("mark", 100, new RatingRule()));
    private static readonly Scheme Second = First with { Version = 2, ValidFrom = new YearMonth(2026, 6) };
    private static readonly Scheme Third = First with { Version = 3, ValidFrom = new YearMonth(2026, 4) };

    [Theory]
    [InlineData(2025, 12, null)]
    [InlineData(2026, 3, 1)]
    [InlineData(2026, 4, 3)]
    [InlineData(2026, 7, 3)]
    public void The_highest_version_that_is_valid_is_in_force(int year, int month, int? version) =>
        Assert.Equal(version, SchemeVersions.InForce([Second, Third, First], new YearMonth(year, month))?.Version);

    [Fact]
    public void A_new_version_follows_the_last_and_leaves_closed_months_alone()
    {
        Assert.Empty(SchemeVersions.ProblemsOf(Second, [First], new YearMonth(2026, 5)));
        Assert.Equal(["$.version", "$.validFrom"], SchemeVersions.ProblemsOf(Second, [First, Third], new YearMonth(2026, 6)).Select(p => p.JsonPath));
        Assert.Empty(SchemeVersions.ProblemsOf(First, [], new YearMonth(2026, 6)));
    }
}

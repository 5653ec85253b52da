using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.SchemeValidation;
using KpiFunctions.Domain.Tests.Scoring;

namespace KpiFunctions.Domain.Tests.SchemeValidation;

/// <summary>Evidence and appeals name a line by its id, so no adjustment may have that of an item; and what softens must have something to soften.</summary>
public sealed class AdjustmentIdTests
{
    private static readonly Scheme Scheme = Given.Scheme(Given.Item("mark", 100, new RatingRule()));

    [Fact]
    public void An_adjustment_may_not_have_the_id_of_an_item() =>
        Assert.Equal("$.adjustments[0].id", Only(new Adjustment { Id = "mark", Metric = "late", Each = -1 }).JsonPath);

    [Theory]
    [InlineData(-1, 1, true, null)]
    [InlineData(-1, 1, false, "$.adjustments[0].softens")]
    [InlineData(1, 1, true, "$.adjustments[1].softens")]
    [InlineData(-1, -1, true, "$.adjustments[1].each")]
    public void What_softens_gives_points_back_for_a_deduction_before_it(int first, int second, bool before, string? path)
    {
        var deduction = new Adjustment { Id = "late", Metric = "late", Each = first };
        var softening = new Adjustment { Id = "good", Metric = "good", Each = second, Softens = "late" };
        var problems = SchemeValidator.Validate(Scheme with { Adjustments = before ? [deduction, softening] : [softening, deduction] });
        Assert.Equal(path, problems.SingleOrDefault()?.JsonPath);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(0.0000001)]
    public void A_minimum_coverage_is_a_share(double coverage) =>
        Assert.Equal("$.minimumCoverage", Assert.Single(SchemeValidator.Validate(Scheme with { MinimumCoverage = (decimal)coverage })).JsonPath);

    private static SchemeProblem Only(params Adjustment[] adjustments) => Assert.Single(SchemeValidator.Validate(Scheme with { Adjustments = adjustments }));
}

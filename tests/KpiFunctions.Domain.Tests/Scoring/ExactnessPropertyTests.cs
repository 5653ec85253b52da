using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Domain.Tests.Scoring;

public sealed class ExactnessPropertyTests
{
    private static readonly Gen<decimal> Numbers = from whole in Gen.Choose(-1000, 1000) from part in Gen.Choose(0, 999) select whole + (part / 1000m);

    private static readonly Gen<decimal> Amounts =
        from whole in Gen.Elements(0L, 1, 99, 4_294_967_296, 999_999_999_999)
        from millionths in Gen.Choose(0, 999_999)
        from sign in Gen.Elements(1, -1)
        select sign * (whole + (millionths / 1_000_000m));

    private static readonly Gen<ScoringRule> Linear = from a in Numbers from b in Numbers where a != b select (ScoringRule)new LinearRule(a, b);

    private static readonly Gen<ScoringRule> Tiers =
        from borders in Gen.Choose(-1000, 1000).NonEmptyListOf()
        from kind in Gen.Elements(BoundKind.AtLeast, BoundKind.Above, BoundKind.AtMost, BoundKind.Below)
        let down = borders.Distinct().OrderDescending().ToArray()
        let ordered = kind is BoundKind.AtLeast or BoundKind.Above ? down : [.. down.Reverse()]
        select (ScoringRule)new TiersRule([.. ordered.Select((b, i) => new Tier(new(kind, b), 100m / (i + 1), null))], 0);

    private static readonly Gen<ScoringRule> Others = Gen.OneOf(
        Gen.Constant((ScoringRule)new RatingRule()),
        from target in Gen.Choose(1, 1000) from cap in Gen.Choose(1, 30) select (ScoringRule)new RatioRule(target, cap / 10m),
        from border in Numbers from kind in Gen.Elements(BoundKind.AtLeast, BoundKind.Above, BoundKind.AtMost, BoundKind.Below) select (ScoringRule)new AllOrNothingRule(new(kind, border)));

    [Fact]
    public void A_sum_of_amounts_is_exact_to_the_last_millionth() => Prop.ForAll(Amounts.ListOf().ToArbitrary(), amounts =>
    {
        var facts = Given.Facts().AddRange(amounts.Select(a => Given.Unasked(Given.Order("li") with { Amount = a })));
        var scores = Given.Scores(facts, Given.Scheme(Given.Item("orders.revenue", 1, new RatioRule(1, 1))));
        return amounts.Count == 0 ? scores.Count == 0 : scores[0].Lines[0].Metric!.Value.Value == amounts.Sum();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_rule_a_better_value_never_lowers_points_and_points_stay_within_the_weight() => Prop.ForAll(
        (from rule in Gen.OneOf(Linear, Tiers, Others) from one in Numbers from other in Numbers select (rule, one, other)).ToArbitrary(),
        c =>
        {
            var low = c.rule.ShareOf(Ratio.Of(Math.Min(c.one, c.other)), 100).TimesRounded(100, 2);
            var high = c.rule.ShareOf(Ratio.Of(Math.Max(c.one, c.other)), 100).TimesRounded(100, 2);
            var cap = c.rule is RatioRule ratio ? ratio.Cap * 100 : 100;
            return (LowerIsBetter(c.rule) ? high <= low : low <= high) && low >= 0 && high >= 0 && low <= cap && high <= cap;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_totals_share_a_place_and_as_many_places_are_skipped() => Prop.ForAll(Gen.Choose(0, 5).ListOf().ToArbitrary(), totals =>
    {
        var ranks = GroupRanking.Of([.. totals.Select((t, i) => new GroupEntry(StoreId.Parse("s"), StaffId.Parse($"p{i}"), "r", SchemeId.Parse("test"), t))]);
        return totals.Zip(ranks).All(p => p.Second.Place == 1 + totals.Count(t => t > p.First) && p.Second.Of == totals.Count);
    }).QuickCheckThrowOnFailure();

    private static bool LowerIsBetter(ScoringRule rule) => rule switch
    {
        LinearRule linear => linear.From > linear.To,
        TiersRule tiers => !tiers.Tiers[0].Bound.IsFloor,
        AllOrNothingRule all => !all.Bound.IsFloor,
        _ => false,
    };
}

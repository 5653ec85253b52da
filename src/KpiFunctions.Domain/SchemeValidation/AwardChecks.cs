using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;

namespace KpiFunctions.Domain.SchemeValidation;

internal static class AwardChecks
{
    internal static IEnumerable<SchemeProblem> Of(Scheme scheme)
    {
        foreach (var problem in Ids.Of("$.awards", scheme.Awards.Select(a => a.Id)))
        {
            yield return problem;
        }

        foreach (var (index, award) in scheme.Awards.Index())
        {
            foreach (var problem in Of(award, scheme))
            {
                yield return problem with { JsonPath = $"$.awards[{index}]{problem.JsonPath}" };
            }
        }
    }

    private static IEnumerable<SchemeProblem> Of(Award award, Scheme scheme)
    {
        if (award is { All.Count: 0, TopPercent: null, BestBalance: null, Best: null })
        {
            yield return new(string.Empty, "An award needs a demand: 'all', 'topPercent', 'bestBalance' or 'best'.");
        }

        foreach (var (index, condition) in award.All.Index())
        {
            if (MetricId.ProblemOf(condition.Metric) is { } message)
            {
                yield return new($".all[{index}].metric", message);
            }

            if (condition.Bound.Kind == BoundKind.Top || !RuleNumbers.IsUsable(condition.Bound.Value))
            {
                yield return new($".all[{index}]", "A condition has 'atLeast', 'above', 'atMost' or 'below' with at most six decimals.");
            }
        }

        if (award.TopPercent is <= 0 or > 100)
        {
            yield return new(".topPercent", $"The top share is {award.TopPercent} percent; it must be above 0 and at most 100.");
        }

        foreach (var (name, item) in BalancedItems(award).Where(b => scheme.Items.All(i => i.Id != b.Item)))
        {
            yield return new($".bestBalance.{name}", $"There is no item '{item}'.");
        }

        if (award.BestBalance is { Quality.Count: 0 })
        {
            yield return new(".bestBalance.quality", "The quality needs at least one item.");
        }

        if (award.BestBalance is { BonusCut: { } cut } balance)
        {
            if (cut is <= 0 or > 100 || decimal.Round(cut, 4) != cut)
            {
                yield return new(".bestBalance.bonusCut", $"The cut is {cut} percent; it must be above 0 and at most 100, with at most four decimals.");
            }

            if (balance.FlagBeyond is null || scheme.Payout is null)
            {
                yield return new(".bestBalance.bonusCut", "A cut needs 'flagBeyond', which says who is out of balance, and a payout that it is taken from.");
            }
        }

        if (award.BestBalance is { FlagBeyond: < 0 or > 1 })
        {
            yield return new(".bestBalance.flagBeyond", $"Shares differ by 0 to 1; the flag is set beyond {award.BestBalance.FlagBeyond}.");
        }

        if (award.Reward is Reward.PercentOfWage { Value: var share } && (share > 1000 || decimal.Round(share, 4) != share))
        {
            yield return new(".reward.value", $"The share of the wage is {share} percent; it must be at most 1000, with at most four decimals.");
        }

        if (award.Reward is Reward.PercentOfWage { Value: <= 0 } or Reward.Amount { Value: <= 0 }
            or Reward.Label { Value: "" } or Reward.Certificate { Value: "" })
        {
            yield return new(".reward.value", "The reward needs a value: a number above 0, or a name.");
        }
    }

    private static IEnumerable<(string Name, string Item)> BalancedItems(Award award) =>
        award.BestBalance is { } balance ? [("volume", balance.Volume), .. balance.Quality.Select((item, i) => ($"quality[{i}]", item))] : [];
}

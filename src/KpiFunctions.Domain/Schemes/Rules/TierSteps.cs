namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>What the rules with tiers have in common.</summary>
internal static class TierSteps
{
    internal static Ratio ShareOf(IReadOnlyList<Tier> tiers, decimal otherwise, Ratio value, decimal weight)
    {
        for (var i = 0; i < tiers.Count; i++)
        {
            if (tiers[i].Bound.Holds(value))
            {
                return new(tiers[i].PointsOf(weight), weight);
            }
        }

        return new(otherwise, weight);
    }

    internal static string Describe(IReadOnlyList<Tier> tiers, decimal otherwise)
    {
        var numbers = RuleNumbers.Write([.. tiers.Select(t => t.Bound.Value)]);
        var steps = tiers.Select((t, i) => $"{t.Bound.Describe(numbers[i])}: {PointsText(t)}");
        return $"{string.Join(", ", steps)}, else {RuleNumbers.Write(otherwise)}";
    }

    internal static Wording Explain(IReadOnlyList<Tier> tiers, decimal otherwise)
    {
        var numbers = RuleNumbers.Write([.. tiers.Select(t => t.Bound.Value)]);
        string Border(Tier tier, string number, string top) => tier.Bound.Kind == BoundKind.Top ? $"{top} {number}" : tier.Bound.Describe(number);
        string Steps(string top, string full, string points, string rest, string comma) =>
            string.Join(comma, tiers.Select((t, i) => $"{Border(t, numbers[i], top)} {(t.Deduct == 0 ? full : PointsText(t) + points)}")) + $"{comma}{rest} {RuleNumbers.Write(otherwise)}";
        return new(Steps("前", "满分", " 分", "其余", "，"), Steps("前", "滿分", " 分", "其餘", "，"), Steps("top", "full", " points", "otherwise", ", "));
    }

    internal static string Working(Ratio share, string weight) =>
        share.Numerator == 0 ? "0" : share.Numerator == share.Denominator ? weight : $"{weight} × {RuleNumbers.Write(share.Numerator)} ÷ {RuleNumbers.Write(share.Denominator)}";

    /// <summary>Tiers must go from the best down, on one side, with points that never rise on the way.</summary>
    internal static IEnumerable<SchemeProblem> Problems(IReadOnlyList<Tier> tiers, decimal otherwise, decimal weight)
    {
        if (tiers.Count == 0)
        {
            yield return new(".tiers", "There must be at least one tier.");
            yield break;
        }

        for (var i = 0; i < tiers.Count; i++)
        {
            var path = $".tiers[{i}]";
            if (!RuleNumbers.IsUsable(tiers[i].Bound.Value))
            {
                yield return new(path, $"{tiers[i].Bound.Value} has more than six decimals or lies beyond a thousand million.");
            }

            if (tiers[i].PointsOf(weight) is var points && (points < 0 || points > weight || !RuleNumbers.IsPoints(points)))
            {
                yield return new(path, $"The tier gives {points} points; it must be 0 to {weight}, with at most two decimals.");
            }

            if (i > 0 && OrderProblem(tiers[i - 1], tiers[i], weight) is { } message)
            {
                yield return new(path, message);
            }
        }

        if (otherwise < 0 || otherwise > tiers[^1].PointsOf(weight) || !RuleNumbers.IsPoints(otherwise))
        {
            yield return new(".otherwise", $"{otherwise} points for all the rest must be 0 or more, not more than the last tier's, with at most two decimals.");
        }
    }

    private static string? OrderProblem(Tier better, Tier next, decimal weight)
    {
        if (better.Bound.IsFloor != next.Bound.IsFloor)
        {
            return "All tiers of a rule must look the same way: either 'atLeast'/'above' or 'atMost'/'below'.";
        }

        var overlaps = better.Bound.IsFloor ? next.Bound.Value >= better.Bound.Value : next.Bound.Value <= better.Bound.Value;
        return overlaps ? "Tiers go from the best down and must not overlap; this one can never be reached."
            : next.PointsOf(weight) > better.PointsOf(weight) ? "A worse tier must not give more points than a better one."
            : null;
    }

    private static string PointsText(Tier tier) =>
        tier.Points is { } points ? RuleNumbers.Write(points) : tier.Deduct is 0 or null ? "full" : "−" + RuleNumbers.Write(tier.Deduct.Value);
}

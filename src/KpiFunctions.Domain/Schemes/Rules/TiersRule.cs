namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>
/// Points by steps: the first tier whose bound holds counts, and <paramref name="Otherwise"/> points when none does.
/// Source: 002, information feedback: 98% full, 95% less 1, 85% less 2, below that nothing.
/// </summary>
public sealed record TiersRule(IReadOnlyList<Tier> Tiers, decimal Otherwise) : ScoringRule
{
    public static readonly RuleType Kind = new(
        "tiers",
        [new("tiers", RuleParameterKind.Tiers), new("otherwise", RuleParameterKind.Points, IsRequired: false)],
        a => new TiersRule(a.Tiers("tiers"), a.Number("otherwise", 0)));

    public override RuleType Type => Kind;

    public override IReadOnlyList<RuleArgument> Arguments => [new("tiers", Tiers), new("otherwise", Otherwise)];

    public override IReadOnlyList<decimal> Steps { get; } = [.. Tiers.Select(t => t.Bound.Value)];

    public override Ratio ShareOf(Ratio value, decimal weight) => TierSteps.ShareOf(Tiers, Otherwise, value, weight);

    public override string Describe() => "tiers " + TierSteps.Describe(Tiers, Otherwise);

    public override Wording Explain() => TierSteps.Explain(Tiers, Otherwise);

    public override string Working(Ratio value, string written, string weight, decimal nominal) => TierSteps.Working(ShareOf(value, nominal), weight);

    public override IEnumerable<SchemeProblem> Problems(decimal weight) =>
        Tiers.Any(t => t.Bound.Kind == BoundKind.Top)
            ? [new(".tiers", "'top' belongs to the rule 'rankTiers'; here a tier has 'atLeast', 'above', 'atMost' or 'below'.")]
            : TierSteps.Problems(Tiers, Otherwise, weight);
}

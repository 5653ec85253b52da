namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>
/// Points by rank percentile (rank ÷ number of those ranked, so 0.1 is the best tenth).
/// Source: 002, rank of the maker: national top 10, 25, 40, 50, 60 % and the last 40 %.
/// </summary>
public sealed record RankTiersRule(IReadOnlyList<Tier> Tiers, decimal Otherwise) : ScoringRule
{
    public static readonly RuleType Kind = new(
        "rankTiers",
        [new("tiers", RuleParameterKind.Tiers), new("otherwise", RuleParameterKind.Points, IsRequired: false)],
        a => new RankTiersRule(a.Tiers("tiers"), a.Number("otherwise", 0)));

    public override RuleType Type => Kind;

    public override IReadOnlyList<RuleArgument> Arguments => [new("tiers", Tiers), new("otherwise", Otherwise)];

    public override Ratio ShareOf(Ratio value, decimal weight) => TierSteps.ShareOf(Tiers, Otherwise, value, weight);

    public override string Describe() => "rank " + TierSteps.Describe(Tiers, Otherwise);

    public override Wording Explain() => TierSteps.Explain(Tiers, Otherwise);

    public override string Working(Ratio value, string written, string weight, decimal nominal) => TierSteps.Working(ShareOf(value, nominal), weight);

    public override IEnumerable<SchemeProblem> Problems(decimal weight)
    {
        for (var i = 0; i < Tiers.Count; i++)
        {
            if (Tiers[i].Bound is not { Kind: BoundKind.Top, Value: > 0 and <= 1 })
            {
                yield return new($".tiers[{i}]", "A rank tier has 'top', a share above 0 and at most 1: 0.25 is the best quarter.");
            }
        }

        foreach (var problem in TierSteps.Problems(Tiers, Otherwise, weight))
        {
            yield return problem;
        }
    }
}

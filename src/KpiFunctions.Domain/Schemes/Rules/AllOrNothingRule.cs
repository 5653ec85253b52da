namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>The whole weight within the bound, nothing outside it. Source: 002, a training exam below 85 forfeits the item.</summary>
public sealed record AllOrNothingRule(Bound Bound) : ScoringRule
{
    public static readonly RuleType Kind = new(
        "allOrNothing",
        [new("bound", RuleParameterKind.Bound)],
        a => new AllOrNothingRule(a.Bound("bound")));

    public override RuleType Type => Kind;

    public override IReadOnlyList<RuleArgument> Arguments => [new("bound", Bound)];

    public override IReadOnlyList<decimal> Steps { get; } = [Bound.Value];

    public override Ratio ShareOf(Ratio value, decimal weight) => Bound.Holds(value) ? Ratio.One : Ratio.Zero;

    public override string Describe() => "all or nothing " + Bound.Describe(RuleNumbers.Write(Bound.Value));

    public override Wording Explain()
    {
        var bound = Bound.Describe(RuleNumbers.Write(Bound.Value));
        return new($"{bound} 得满分，否则不得分", $"{bound} 得滿分，否則不得分", $"all points at {bound}, otherwise none");
    }

    public override string Working(Ratio value, string written, string weight, decimal nominal) => Bound.Holds(value) ? weight : "0";

    public override IEnumerable<SchemeProblem> Problems(decimal weight)
    {
        if (!RuleNumbers.IsUsable(Bound.Value))
        {
            yield return new(string.Empty, $"{Bound.Value} has more than six decimals or lies beyond a thousand million.");
        }

        if (Bound.Kind == BoundKind.Top)
        {
            yield return new(".top", "'top' belongs to the rule 'rankTiers'; use 'atMost' here.");
        }
    }
}

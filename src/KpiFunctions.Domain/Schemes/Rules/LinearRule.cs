namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>
/// Points grow evenly from none at <paramref name="From"/> to all at <paramref name="To"/>; <paramref name="From"/> is the larger one when lower is better.
/// Source: 000, satisfaction of 90 points is the top of its item.
/// </summary>
public sealed record LinearRule(decimal From, decimal To) : ScoringRule
{
    public static readonly RuleType Kind = new(
        "linear",
        [new("from", RuleParameterKind.Number), new("to", RuleParameterKind.Number)],
        a => new LinearRule(a.Number("from"), a.Number("to")));

    public override RuleType Type => Kind;

    public override IReadOnlyList<RuleArgument> Arguments => [new("from", From), new("to", To)];

    public override Ratio ShareOf(Ratio value, decimal weight)
    {
        var whole = (To - From) * value.Denominator;
        var way = (value.Numerator - (From * value.Denominator)) * Math.Sign(whole);
        return way <= 0 ? Ratio.Zero
            : way >= Math.Abs(whole) ? Ratio.One
            : new(way, Math.Abs(whole));
    }

    public override string Describe()
    {
        var numbers = RuleNumbers.Write(From, To);
        return $"linear {numbers[0]}→{numbers[1]}";
    }

    public override Wording Explain()
    {
        var n = RuleNumbers.Write(From, To);
        return new($"从 {n[0]} 起得分，到 {n[1]} 得满分，其间按比例", $"從 {n[0]} 起得分，到 {n[1]} 得滿分，其間按比例", $"no points at {n[0]}, all at {n[1]}, evenly in between");
    }

    public override string Working(Ratio value, string written, string weight, decimal nominal)
    {
        var share = ShareOf(value, nominal);
        var n = RuleNumbers.Write(From, To);
        return share == Ratio.Zero ? "0" : share == Ratio.One ? weight : $"{weight} × ({written} − {n[0]}) ÷ ({n[1]} − {n[0]})";
    }

    public override IEnumerable<SchemeProblem> Problems(decimal weight)
    {
        if (From == To)
        {
            yield return new(".to", "'from' and 'to' are equal; points need a distance to grow over.");
        }

        foreach (var (name, number) in new[] { ("from", From), ("to", To) }.Where(n => !RuleNumbers.IsUsable(n.Item2)))
        {
            yield return new($".{name}", $"{number} has more than six decimals or lies beyond a thousand million.");
        }
    }
}

namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>
/// Points grow evenly from none at <paramref name="From"/> to all at <paramref name="To"/>; <paramref name="From"/> is the larger one when lower is better.
/// Source: 000, satisfaction of 90 points is the top of its item.
/// </summary>
/// <param name="Limit">
/// The last value within reason, at <paramref name="To"/> or beyond it. Past it nothing more is gained than at <paramref name="To"/>, and the line says
/// that it is past it; <see langword="null"/> when every value beyond <paramref name="To"/> is welcome. Source: 000, labour cost, the lower the better
/// within a reasonable range.
/// </param>
public sealed record LinearRule(decimal From, decimal To, decimal? Limit = null) : ScoringRule
{
    public static readonly RuleType Kind = new(
        "linear",
        [new("from", RuleParameterKind.Number), new("to", RuleParameterKind.Number), new("limit", RuleParameterKind.Number, IsRequired: false)],
        a => new LinearRule(a.Number("from"), a.Number("to"), a.OptionalNumber("limit")));

    public override RuleType Type => Kind;

    public override IReadOnlyList<RuleArgument> Arguments => Limit is { } limit
        ? [new("from", From), new("to", To), new("limit", limit)]
        : [new("from", From), new("to", To)];

    public override decimal? LimitPassedBy(Ratio value) =>
        Limit is { } limit && (To > From ? value.CompareTo(limit) > 0 : value.CompareTo(limit) < 0) ? limit : null;

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
        var numbers = RuleNumbers.Write(From, To, Limit ?? To);
        return $"linear {numbers[0]}→{numbers[1]}{(Limit is null ? string.Empty : $", within reason to {numbers[2]}")}";
    }

    public override Wording Explain()
    {
        var n = RuleNumbers.Write(From, To, Limit ?? To);
        return Limit is null
            ? new($"从 {n[0]} 起得分，到 {n[1]} 得满分，其间按比例", $"從 {n[0]} 起得分，到 {n[1]} 得滿分，其間按比例", $"no points at {n[0]}, all at {n[1]}, evenly in between")
            : new(
                $"从 {n[0]} 起得分，到 {n[1]} 得满分，其间按比例，合理范围到 {n[2]} 为止",
                $"從 {n[0]} 起得分，到 {n[1]} 得滿分，其間按比例，合理範圍到 {n[2]} 為止",
                $"no points at {n[0]}, all at {n[1]}, evenly in between, within reason to {n[2]}");
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
        else if (Limit is { } limit && (To > From ? limit < To : limit > To))
        {
            yield return new(".limit", $"The limit {limit} lies before 'to', {To}; what is within reason ends at 'to' or beyond it.");
        }

        foreach (var (name, number) in new[] { ("from", From), ("to", To), ("limit", Limit ?? 0) }.Where(n => !RuleNumbers.IsUsable(n.Item2)))
        {
            yield return new($".{name}", $"{number} has more than six decimals or lies beyond a thousand million.");
        }
    }
}

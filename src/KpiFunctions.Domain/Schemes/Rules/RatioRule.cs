namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>Weight × value ÷ target, up to <paramref name="Cap"/> times the weight and never below 0. Source: 001, workload against its standard points.</summary>
/// <param name="Target">The value that earns the whole weight, above 0.</param>
/// <param name="Cap">The most that is earned, as a multiple of the weight, above 0; 1 unless stated.</param>
public sealed record RatioRule(decimal Target, decimal Cap) : ScoringRule
{
    public static readonly RuleType Kind = new(
        "ratio",
        [new("target", RuleParameterKind.Number), new("cap", RuleParameterKind.Number, IsRequired: false)],
        a => new RatioRule(a.Number("target"), a.Number("cap", 1)));

    public override RuleType Type => Kind;

    public override IReadOnlyList<RuleArgument> Arguments => [new("target", Target), new("cap", Cap)];

    public override Ratio ShareOf(Ratio value, decimal weight) =>
        value.Numerator <= 0 ? Ratio.Zero
        : value.CompareTo(Target * Cap) >= 0 ? Ratio.Of(Cap)
        : new(value.Numerator, value.Denominator * Target);

    public override string Describe() => $"ratio to {RuleNumbers.Write(Target)}, at most ×{RuleNumbers.Write(Cap)}";

    public override Wording Explain()
    {
        var (target, cap) = (RuleNumbers.Write(Target), RuleNumbers.Write(Cap));
        return new($"按完成目标 {target} 的比例，最多 {cap} 倍", $"按完成目標 {target} 的比例，最多 {cap} 倍", $"in proportion to the target of {target}, at most ×{cap}");
    }

    public override string Working(Ratio value, string written, string weight, decimal nominal) =>
        value.Numerator <= 0 ? "0"
        : value.CompareTo(Target * Cap) >= 0 ? $"{weight} × {RuleNumbers.Write(Cap)}"
        : $"{weight} × {written} ÷ {RuleNumbers.Write(Target)}";

    public override IEnumerable<SchemeProblem> Problems(decimal weight)
    {
        if (Target <= 0 || !RuleNumbers.IsUsable(Target))
        {
            yield return new(".target", $"The target is {Target}; it must be above 0, with at most six decimals, and at most a thousand million.");
        }

        if (Cap is <= 0 or > 10 || !RuleNumbers.IsUsable(Cap))
        {
            yield return new(".cap", $"The cap is {Cap}; it must be above 0 and at most 10 times the weight.");
        }
    }
}

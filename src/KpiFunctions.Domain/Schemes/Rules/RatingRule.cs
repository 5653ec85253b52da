namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>Weight × value ÷ 100, for marks and indices of 0 to 100. Source: 003 and 004, manual ratings.</summary>
public sealed record RatingRule : ScoringRule
{
    public static readonly RuleType Kind = new("rating", [], _ => new RatingRule());

    public override RuleType Type => Kind;

    public override IReadOnlyList<RuleArgument> Arguments => [];

    public override Ratio ShareOf(Ratio value, decimal weight) =>
        value.Numerator <= 0 ? Ratio.Zero
        : value.CompareTo(100) >= 0 ? Ratio.One
        : new(value.Numerator, value.Denominator * 100);

    public override string Describe() => "rating of 100";

    public override Wording Explain() => new("按百分制折算", "按百分制折算", "a share of 100");

    public override string Working(Ratio value, string written, string weight, decimal nominal) =>
        value.Numerator <= 0 ? "0" : value.CompareTo(100) >= 0 ? weight : $"{weight} × {written} ÷ 100";

    public override IEnumerable<SchemeProblem> Problems(decimal weight) => [];
}

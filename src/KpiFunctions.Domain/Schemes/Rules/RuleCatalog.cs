namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>Every rule that a scheme may use.</summary>
public static class RuleCatalog
{
    public static IReadOnlyList<RuleType> All { get; } =
    [
        LinearRule.Kind,
        TiersRule.Kind,
        AllOrNothingRule.Kind,
        RatioRule.Kind,
        RatingRule.Kind,
        RankTiersRule.Kind,
    ];

    public static RuleType? Find(string name) => All.FirstOrDefault(r => r.Name == name);
}

namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>What a parameter holds.</summary>
public enum RuleParameterKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A border, named by its side: <c>"atLeast": 0.85</c>. The parameter's own name is not written.</summary>
    Bound,

    /// <summary>A list of tiers, each with its border and <c>points</c> or <c>deduct</c>.</summary>
    Tiers,

    /// <summary>Points, or <c>"zero"</c>.</summary>
    Points,
}

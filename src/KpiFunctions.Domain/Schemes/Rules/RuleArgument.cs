namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>A parameter's value in one rule: a <see cref="decimal"/>, a <see cref="Rules.Bound"/> or tiers, as its kind says.</summary>
public sealed record RuleArgument(string Name, object Value);

namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>One parameter of a rule.</summary>
public sealed record RuleParameter(string Name, RuleParameterKind Kind, bool IsRequired = true);

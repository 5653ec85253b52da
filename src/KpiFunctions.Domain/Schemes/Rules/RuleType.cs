namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>What a scheme must say to use a rule, and how the rule is made from it.</summary>
/// <param name="Name">The rule's <c>type</c> in a scheme.</param>
/// <param name="Parameters">Its parameters, in the order in which they are written.</param>
/// <param name="Create">Makes the rule; called only when every required parameter was given.</param>
public sealed record RuleType(string Name, IReadOnlyList<RuleParameter> Parameters, Func<RuleArguments, ScoringRule> Create);

namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>
/// How an item's metric becomes points. A new rule is one file with a record and its <see cref="RuleType"/>, and one line in <see cref="RuleCatalog"/>.
/// </summary>
public abstract record ScoringRule
{
    /// <summary>Name and parameters of the rule in a scheme.</summary>
    public abstract RuleType Type { get; }

    /// <summary>The rule's parameters, in the order of its <see cref="RuleType.Parameters"/>; those left out are not among them.</summary>
    public abstract IReadOnlyList<RuleArgument> Arguments { get; }

    /// <summary>Borders at which points jump; an interval that holds one cannot tell its two sides apart.</summary>
    public virtual IReadOnlyList<decimal> Steps => [];

    /// <summary>The end of what is within reason, when a value lies past it: it gains nothing more, and a reader should look at it.</summary>
    public virtual decimal? LimitPassedBy(Ratio value) => null;

    /// <summary>The share of the item's weight that a value earns, 0 or more, exact.</summary>
    /// <param name="value">The metric's value.</param>
    /// <param name="weight">The item's weight as the scheme states it, above 0: tiers name points of it.</param>
    public abstract Ratio ShareOf(Ratio value, decimal weight);

    /// <summary>The rule with its numbers, as in <c>linear 0.60→0.90</c>.</summary>
    public abstract string Describe();

    /// <summary>The rule in words, as half a sentence.</summary>
    public abstract Wording Explain();

    /// <summary>The sum that a reader can do again to get the points, as in <c>40 × (17 ÷ 20 − 0.60) ÷ (0.90 − 0.60)</c>.</summary>
    /// <param name="value">The value that the points were made of.</param>
    /// <param name="written">The value as a sum, such as <c>17 ÷ 20</c>.</param>
    /// <param name="weight">The item's weight as it counts, as a number or a sum, such as <c>4000 ÷ 60</c>.</param>
    /// <param name="nominal">The item's weight as the scheme states it.</param>
    public abstract string Working(Ratio value, string written, string weight, decimal nominal);

    /// <summary>What is wrong with the rule for an item of <paramref name="weight"/>; paths are relative to the rule.</summary>
    public abstract IEnumerable<SchemeProblem> Problems(decimal weight);
}

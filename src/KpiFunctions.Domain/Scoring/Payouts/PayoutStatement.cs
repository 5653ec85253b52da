namespace KpiFunctions.Domain.Scoring.Payouts;

/// <summary>The pay of one result, term by term.</summary>
public sealed record PayoutStatement(IReadOnlyList<PayoutTerm> Terms)
{
    /// <summary>Sum of the terms, store currency, two decimals.</summary>
    public decimal Total { get; } = Terms.Sum(t => t.Amount);

    /// <summary>Whether a term is held back because it is too large: the total is then not the pay.</summary>
    public bool IsTooLarge { get; } = Terms.Any(t => t.IsTooLarge);

    /// <summary>What is still needed before the statement is complete: factors without a value.</summary>
    public IReadOnlyList<string> Missing { get; } =
        [.. Terms.SelectMany(t => t.Factors).Where(f => f.Value is null).Select(f => f.Name).Distinct().Order(StringComparer.Ordinal)];
}

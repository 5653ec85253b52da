namespace KpiFunctions.Domain.Scoring.Payouts;

/// <summary>One part of the pay and where it comes from.</summary>
/// <param name="Kind">Which part.</param>
/// <param name="Source">The metric or award behind it, or the level of the certificate; <see langword="null"/> when the scheme itself is.</param>
/// <param name="Factors">The product of these, rounded to two decimals, is the amount; for a deduction and for imbalance its negative.</param>
/// <param name="Amount">Store currency; 0 while a factor has no value, and when the product is too large.</param>
public sealed record PayoutTerm(PayoutTermKind Kind, string? Source, IReadOnlyList<PayoutFactor> Factors, decimal Amount)
{
    /// <summary>The most that one term pays or deducts: what lies beyond is a mistake in a figure or in the scheme, and is not paid but told.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    /// <summary>Whether the product of the factors lies beyond ±<see cref="Largest"/>; the term is then held back like one without a value.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>Employment that has no claim to the term, such as <c>apprentice</c>.</summary>
    public string? ExcludedFor { get; init; }
}

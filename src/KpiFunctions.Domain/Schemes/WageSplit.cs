namespace KpiFunctions.Domain.Schemes;

/// <summary>A wage of which a part is fixed. Source: 002, 1200 × 80% = 960 fixed, 240 × target rate × management rate.</summary>
/// <param name="Amount">The whole wage, currency a month.</param>
/// <param name="FixedPercent">The part that is always paid, 0 to 100.</param>
/// <param name="Factors">Metrics that the rest is multiplied by.</param>
public sealed record WageSplit(decimal Amount, decimal FixedPercent, IReadOnlyList<string> Factors);

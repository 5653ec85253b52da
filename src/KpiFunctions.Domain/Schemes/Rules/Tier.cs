namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>One step of a tier rule: within the bound the item earns so many points, or its weight less a deduction.</summary>
/// <param name="Bound">The values of the tier.</param>
/// <param name="Points">Points of the tier, 0 to the item's weight; <see langword="null"/> when it deducts.</param>
/// <param name="Deduct">Points off the item's weight; <see langword="null"/> when it names points.</param>
public sealed record Tier(Bound Bound, decimal? Points, decimal? Deduct)
{
    /// <summary>Points of the tier for an item of <paramref name="weight"/>.</summary>
    public decimal PointsOf(decimal weight) => Points ?? weight - (Deduct ?? 0);
}

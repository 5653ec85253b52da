using System.Numerics;

namespace KpiFunctions.Domain.Facts;

/// <summary>Hours, job points and amounts as whole millionths, so that sums of a million orders are exact and fast.</summary>
public static class Quantity
{
    /// <summary>The largest quantity of one order, either side of 0; an import refuses what lies beyond.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    internal const decimal Unit = 1_000_000m;

    /// <summary>Stands for a quantity or time that is not known.</summary>
    internal const long Unknown = long.MinValue;

    /// <summary>All bits set in the lane of each quantity or time that is known, none in the others.</summary>
    internal static Vector<long> AreKnown(Vector<long> quantities) => Vector.GreaterThan(quantities, new Vector<long>(Unknown));

    /// <summary>Millionths of a quantity, rounded half away from zero beyond six decimals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The quantity lies beyond <see cref="Largest"/>.</exception>
    internal static long Millionths(decimal? quantity)
    {
        if (quantity is not { } value)
        {
            return Unknown;
        }

        if (Math.Abs(value) > Largest)
        {
            throw new ArgumentOutOfRangeException(nameof(quantity), value, $"A quantity of one order lies within ±{Largest}.");
        }

        return (long)Math.Round(value * Unit, MidpointRounding.AwayFromZero);
    }
}

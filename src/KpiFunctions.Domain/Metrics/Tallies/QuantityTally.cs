using System.Numerics;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Facts.Services;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>A quantity of services completed in the month.</summary>
/// <param name="Cases">Services of which it is known.</param>
/// <param name="Sum">Its sum over them, in millionths.</param>
internal readonly record struct QuantityTally(long Cases, Int128 Sum)
{
    internal static QuantityTally None { get; } = new(0, 0);

    internal static QuantityTally Of(in ServiceGroup services, ReadOnlySpan<Vector<long>> quantities, in TallyWindow window) =>
        Of(services, quantities, quantities, window);

    /// <summary>Of services of which a companion quantity is known too.</summary>
    internal static QuantityTally Of(in ServiceGroup services, ReadOnlySpan<Vector<long>> quantities, ReadOnlySpan<Vector<long>> companions, in TallyWindow window)
    {
        LaneCount cases = default;
        LaneSum sum = default;
        var completions = services.Completed;
        for (var i = 0; i < completions.Length; i++)
        {
            var counts = window.Holds(completions[i]) & Quantity.AreKnown(quantities[i]) & Quantity.AreKnown(companions[i]);
            cases.Add(counts);
            sum.Add(quantities[i] & counts);
        }

        return new(cases.Total, sum.Total);
    }
}

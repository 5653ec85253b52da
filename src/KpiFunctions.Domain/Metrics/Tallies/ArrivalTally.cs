using System.Numerics;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Facts.Services;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>Arrivals at the customer's, of services completed in the month.</summary>
/// <param name="Arrived">With a known arrival.</param>
/// <param name="InTime">Arrived within the store's promise.</param>
internal readonly record struct ArrivalTally(long Arrived, long InTime)
{
    internal static ArrivalTally None { get; } = new(0, 0);

    internal static ArrivalTally Of(in ServiceGroup services, in TallyWindow window)
    {
        LaneCount arrived = default, inTime = default;
        var openings = services.Opened;
        var completions = services.Completed;
        var arrivals = services.Arrived;
        for (var i = 0; i < completions.Length; i++)
        {
            var counts = window.Holds(completions[i]) & Quantity.AreKnown(arrivals[i]);
            arrived.Add(counts);
            inTime.Add(counts & Vector.LessThanOrEqual(arrivals[i], openings[i] + new Vector<long>(window.ArriveWithin)));
        }

        return new(arrived.Total, inTime.Total);
    }
}

using System.Numerics;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Facts.Services;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>When services began and ended.</summary>
/// <param name="Opened">Opened in the month.</param>
/// <param name="OpenedAndCompleted">Opened in the month and completed before its close.</param>
/// <param name="Completed">Completed in the month; all that follow are among these.</param>
/// <param name="Within12h">Completed at most 12 hours after the opening. Source: 003, fixed in 12 h.</param>
/// <param name="Within24h">Completed at most 24 hours after the opening.</param>
/// <param name="Promised">With a promised time.</param>
/// <param name="OnTime">Completed by then.</param>
/// <param name="Turnaround">Time from opening to completion, in ticks of 100 ns.</param>
internal readonly record struct TimeTally(long Opened, long OpenedAndCompleted, long Completed, long Within12h, long Within24h, long Promised, long OnTime, Int128 Turnaround)
{
    internal static TimeTally None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    internal static TimeTally Of(in ServiceGroup services, in TallyWindow window)
    {
        LaneCount opened = default, openedAndCompleted = default, completed = default, within12h = default, within24h = default, promised = default, onTime = default;
        LaneSum turnaround = default;
        var openings = services.Opened;
        var completions = services.Completed;
        var promises = services.Promised;
        for (var i = 0; i < completions.Length; i++)
        {
            var isOpened = window.Holds(openings[i]);
            var counts = window.Holds(completions[i]);
            var took = completions[i] - openings[i];
            opened.Add(isOpened);
            openedAndCompleted.Add(isOpened & window.IsBeforeClose(completions[i]));
            completed.Add(counts);
            turnaround.Add(took & counts);
            within12h.Add(counts & Vector.LessThanOrEqual(took, new Vector<long>(TimeSpan.TicksPerDay / 2)));
            within24h.Add(counts & Vector.LessThanOrEqual(took, new Vector<long>(TimeSpan.TicksPerDay)));
            promised.Add(counts & Quantity.AreKnown(promises[i]));
            onTime.Add(counts & Vector.LessThanOrEqual(completions[i], promises[i]));
        }

        return new(opened.Total, openedAndCompleted.Total, completed.Total, within12h.Total, within24h.Total, promised.Total, onTime.Total, turnaround.Total);
    }
}

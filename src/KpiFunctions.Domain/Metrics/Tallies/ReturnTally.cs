using KpiFunctions.Domain.Facts.Services;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>Services completed in the month that a later order could be recognised as a return of.</summary>
/// <param name="Traceable">With a unit, and with a fault where the store asks for one.</param>
internal readonly record struct ReturnTally(long Traceable)
{
    internal static ReturnTally None { get; } = new(0);

    internal static ReturnTally Of(in ServiceGroup services, in TallyWindow window)
    {
        LaneCount traceable = default;
        var completions = services.Completed;
        var marks = services.Marks;
        for (var i = 0; i < completions.Length; i++)
        {
            traceable.Add(ServiceMarks.Have(marks[i] & window.Holds(completions[i]), ServiceMarks.Traceable));
        }

        return new(traceable.Total);
    }
}

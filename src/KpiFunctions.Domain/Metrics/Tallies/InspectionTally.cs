using KpiFunctions.Domain.Facts.Services;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>Inspections of services completed in the month.</summary>
internal readonly record struct InspectionTally(long Inspected, long Passed)
{
    internal static InspectionTally None { get; } = new(0, 0);

    internal static InspectionTally Of(in ServiceGroup services, in TallyWindow window)
    {
        LaneCount inspected = default, passed = default;
        var completions = services.Completed;
        var marks = services.Marks;
        for (var i = 0; i < completions.Length; i++)
        {
            var counted = marks[i] & window.Holds(completions[i]);
            inspected.Add(ServiceMarks.Have(counted, ServiceMarks.Inspected));
            passed.Add(ServiceMarks.Have(counted, ServiceMarks.Passed));
        }

        return new(inspected.Total, passed.Total);
    }
}

using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>All that is measured of one entry of <see cref="Facts.MonthFacts.Staff"/>.</summary>
internal readonly struct PersonTally(MonthTallies tallies, int staff)
{
    /// <summary>By which clock complaints took their time.</summary>
    internal ComplaintClock ComplaintClock => tallies.ComplaintClock;

    /// <summary>As one kind of measures counts it.</summary>
    internal StaffTally As(Measures measures) => tallies.Of(staff, measures);
}

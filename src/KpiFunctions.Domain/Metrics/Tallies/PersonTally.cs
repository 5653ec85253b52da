using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>All that is measured of one entry of <see cref="Facts.MonthFacts.Staff"/>.</summary>
internal readonly struct PersonTally(MonthTallies tallies, int staff)
{
    /// <summary>As one kind of measures counts it.</summary>
    internal StaffTally As(Measures measures) => tallies.Of(staff, measures);
}

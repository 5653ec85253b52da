using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>
/// Gives everyone in a month a dense index, each of their roles its own when they changed it in mid-month, and each slice of the month in which nobody
/// changes anything a segment that facts are placed in.
/// </summary>
internal sealed class StaffIndex(YearMonth month, MonthSettings settings, MonthClock clock)
{
    private readonly MonthSlices _slices = new(settings, month);
    private readonly Dictionary<StaffId, int> _first = [];
    private readonly List<StaffPeriod> _staff = [];
    private readonly List<StaffSegment> _segments = [];

    internal IReadOnlyList<StaffPeriod> Staff => _staff;

    internal IReadOnlyList<StaffSegment> Segments => _segments;

    internal MonthSlices Slices => _slices;

    /// <summary>Segment of what somebody did at <paramref name="at"/>.</summary>
    internal int Of(StaffId staffId, Instant at) => FirstOf(staffId) + SliceOf(at);

    /// <summary>Slice of the month in which <paramref name="at"/> lies.</summary>
    internal int SliceOf(Instant at) => _slices.Count == 1 ? 0 : _slices.Of(clock.DayOf(at));

    /// <summary>Segment of a fact of <paramref name="day"/>; the last one when the day is not known.</summary>
    internal int Of(StaffId staffId, LocalDate? day) => FirstOf(staffId) + (day is { } known ? _slices.Of(known) : _slices.Count - 1);

    /// <summary>Index of whom a fact of <paramref name="day"/> measures in person.</summary>
    internal int PersonOf(StaffId staffId, LocalDate? day) => _segments[Of(staffId, day)].Staff;

    /// <summary>Indexes of somebody in each of their roles of the month.</summary>
    internal IEnumerable<int> RolesOf(StaffId staffId) =>
        Enumerable.Range(FirstOf(staffId), _slices.Count).Select(s => _segments[s].Staff).Distinct();

    private int FirstOf(StaffId staffId)
    {
        if (_first.TryGetValue(staffId, out var first))
        {
            return first;
        }

        first = _segments.Count;
        _first.Add(staffId, first);
        var periods = settings.RolePeriods.GetValueOrDefault(staffId) ?? [];
        var led = settings.Teams.GetValueOrDefault(staffId) ?? [];
        var firstPeriod = _staff.Count;
        _staff.AddRange(periods.Count == 0 ? [new StaffPeriod(staffId, null)] : periods.Select(days => new StaffPeriod(staffId, days)));
        for (var slice = 0; slice < _slices.Count; slice++)
        {
            var day = _slices.StartOf(slice);
            _segments.Add(new(staffId, slice, firstPeriod + RoleOn(periods, day), led.FirstOrDefault(l => l.Days.Contains(day))?.ManagerId));
        }

        return first;
    }

    /// <summary>The last role that had begun on the day; the first one before that.</summary>
    private static int RoleOn(IReadOnlyList<DateInterval> periods, LocalDate day)
    {
        var role = 0;
        while (role + 1 < periods.Count && periods[role + 1].Start <= day)
        {
            role++;
        }

        return role;
    }
}

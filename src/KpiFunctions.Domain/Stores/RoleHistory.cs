using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>
/// Who was measured as what and when. Whoever changes their role in mid-month gets a partial result for each role; whoever comes or leaves
/// in mid-month gets one for the days at the store.
/// </summary>
public sealed class RoleHistory
{
    private readonly Dictionary<StaffId, RoleAssignment[]> _assignments;

    /// <param name="assignments">In any order; of two that begin on one day the later in the list counts.</param>
    public RoleHistory(IEnumerable<RoleAssignment> assignments) => _assignments = assignments
        .GroupBy(a => a.StaffId)
        .ToDictionary(g => g.Key, g => g.GroupBy(a => a.From).Select(day => day.Last()).OrderBy(a => a.From).ToArray());

    /// <summary>The days in each role for those who had it for a part of the month only.</summary>
    public IReadOnlyDictionary<StaffId, IReadOnlyList<DateInterval>> PeriodsIn(YearMonth month)
    {
        var whole = month.ToDateInterval();
        var periods = new Dictionary<StaffId, IReadOnlyList<DateInterval>>();
        foreach (var (staffId, assignments) in _assignments)
        {
            var days = DaysIn(whole, assignments);
            if (days.Count > 0 && days[0] != whole)
            {
                periods.Add(staffId, days);
            }
        }

        return periods;
    }

    /// <summary>Whether someone had a role on any day of the month.</summary>
    public bool IsIn(StaffId staffId, YearMonth month) =>
        _assignments.TryGetValue(staffId, out var assignments) && DaysIn(month.ToDateInterval(), assignments).Count > 0;

    /// <summary>The assignment behind a result: on the first day of a partial one, at the end of a whole month.</summary>
    public RoleAssignment? Of(StaffPeriod staff, YearMonth month)
    {
        var day = staff.Days?.Start ?? month.ToDateInterval().End;
        return _assignments.GetValueOrDefault(staff.StaffId)?.LastOrDefault(a => a.From <= day);
    }

    private static List<DateInterval> DaysIn(DateInterval month, RoleAssignment[] assignments)
    {
        var days = new List<DateInterval>();
        RoleAssignment? before = null;
        for (var i = 0; i < assignments.Length; i++)
        {
            var assignment = assignments[i];
            var end = i + 1 < assignments.Length ? assignments[i + 1].From.PlusDays(-1) : LocalDate.MaxIsoValue;
            var (first, last) = (LocalDate.Max(assignment.From, month.Start), LocalDate.Min(LocalDate.Min(assignment.Until ?? end, end), month.End));
            if (first > last)
            {
                continue;
            }

            // The same role again without a day between is one period.
            if (before is not null && IsSame(before, assignment) && days[^1].End.PlusDays(1) == first)
            {
                days[^1] = new DateInterval(days[^1].Start, last);
            }
            else
            {
                days.Add(new DateInterval(first, last));
            }

            before = assignment;
        }

        return days;
    }

    private static bool IsSame(RoleAssignment one, RoleAssignment other) => one.Role == other.Role && one.SchemeId == other.SchemeId;
}

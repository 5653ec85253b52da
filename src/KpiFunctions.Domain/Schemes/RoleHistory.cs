using KpiFunctions.Domain.Scoring.Facts;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Schemes;

/// <summary>Who was measured as what and when. Whoever changes their role in mid-month gets a partial result for each role.</summary>
public sealed class RoleHistory
{
    private readonly Dictionary<StaffId, RoleAssignment[]> _assignments;

    /// <param name="assignments">In any order; of two that begin on one day the later in the list counts.</param>
    public RoleHistory(IEnumerable<RoleAssignment> assignments) => _assignments = assignments
        .GroupBy(a => a.StaffId)
        .ToDictionary(g => g.Key, g => g.GroupBy(a => a.From).Select(day => day.Last()).OrderBy(a => a.From).ToArray());

    /// <summary>The days in each role for those who had more than one in the month; they cover the whole month.</summary>
    public IReadOnlyDictionary<StaffId, IReadOnlyList<DateInterval>> PeriodsIn(YearMonth month)
    {
        var periods = new Dictionary<StaffId, IReadOnlyList<DateInterval>>();
        var (first, last) = (month.OnDayOfMonth(1), month.ToDateInterval().End);
        foreach (var (staffId, assignments) in _assignments)
        {
            var begins = assignments.Where(a => a.From > first && a.From <= last && InForce(staffId, a.From.PlusDays(-1)) is { } before && !IsSame(before, a))
                .Select(a => a.From)
                .ToList();
            if (begins.Count > 0)
            {
                periods.Add(staffId, [.. begins.Prepend(first).Zip(begins.Select(b => b.PlusDays(-1)).Append(last), (from, to) => new DateInterval(from, to))]);
            }
        }

        return periods;
    }

    /// <summary>The assignment behind a result: on the first day of a partial one, at the end of a whole month.</summary>
    public RoleAssignment? Of(StaffPeriod staff, YearMonth month) => InForce(staff.StaffId, staff.Days?.Start ?? month.ToDateInterval().End);

    private RoleAssignment? InForce(StaffId staffId, LocalDate day) => _assignments.GetValueOrDefault(staffId)?.LastOrDefault(a => a.From <= day);

    private static bool IsSame(RoleAssignment one, RoleAssignment other) => one.Role == other.Role && one.SchemeId == other.SchemeId;
}

using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>Gives everyone in a month a dense index, and each of their roles its own when they changed it in mid-month.</summary>
internal sealed class StaffIndex(MonthSettings settings, MonthClock clock)
{
    private readonly Dictionary<StaffId, int> _first = [];
    private readonly List<StaffPeriod> _staff = [];

    internal IReadOnlyList<StaffPeriod> Staff => _staff;

    /// <summary>Index of who did something at <paramref name="at"/>.</summary>
    internal int Of(StaffId staffId, Instant at)
    {
        var first = FirstOf(staffId);
        return _staff[first].Days is null ? first : Of(staffId, first, clock.DayOf(at));
    }

    /// <summary>Index of whom a fact of <paramref name="day"/> measures; the last role when the day is not known.</summary>
    internal int Of(StaffId staffId, LocalDate? day)
    {
        var first = FirstOf(staffId);
        return _staff[first].Days is null ? first : Of(staffId, first, day ?? LocalDate.MaxIsoValue);
    }

    private int FirstOf(StaffId staffId)
    {
        if (_first.TryGetValue(staffId, out var index))
        {
            return index;
        }

        index = _staff.Count;
        _first.Add(staffId, index);
        if (settings.RolePeriods.GetValueOrDefault(staffId) is { Count: > 0 } periods)
        {
            _staff.AddRange(periods.Select(days => new StaffPeriod(staffId, days)));
        }
        else
        {
            _staff.Add(new StaffPeriod(staffId, null));
        }

        return index;
    }

    /// <summary>The last role that had begun on the day; the first one before that.</summary>
    private int Of(StaffId staffId, int first, LocalDate day)
    {
        var index = first;
        while (index + 1 < _staff.Count && _staff[index + 1].StaffId == staffId && _staff[index + 1].Days!.Start <= day)
        {
            index++;
        }

        return index;
    }
}

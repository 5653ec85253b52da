using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>Cuts a month at each day on which somebody changes roles or managers, comes or leaves; most months are one slice.</summary>
internal sealed class MonthSlices
{
    /// <summary>First day of each slice but the first one. What lies before the month is in the first slice, what lies after it in the last one.</summary>
    private readonly LocalDate[] _cuts;

    private readonly LocalDate _start;

    internal MonthSlices(MonthSettings settings, YearMonth month)
    {
        var whole = month.ToDateInterval();
        _start = whole.Start;
        var days = settings.RolePeriods.Values.SelectMany(d => d).Concat(settings.Teams.Values.SelectMany(t => t.Select(d => d.Days)));
        _cuts = [.. days.SelectMany(d => new[] { d.Start, d.End.PlusDays(1) }).Where(d => whole.Start < d && d <= whole.End).Distinct().Order()];
    }

    internal int Count => _cuts.Length + 1;

    internal int Of(LocalDate day)
    {
        var slice = 0;
        while (slice < _cuts.Length && _cuts[slice] <= day)
        {
            slice++;
        }

        return slice;
    }

    /// <summary>The first day of a slice.</summary>
    internal LocalDate StartOf(int slice) => slice > 0 ? _cuts[slice - 1] : _start;

    /// <summary>Whether a slice lies in days that begin and end at cuts.</summary>
    internal bool IsIn(int slice, DateInterval days) => days.Contains(StartOf(slice));
}

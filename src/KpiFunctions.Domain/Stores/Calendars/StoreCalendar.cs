using NodaTime;

namespace KpiFunctions.Domain.Stores.Calendars;

/// <summary>When a store is open: the hours of every week, and dates that are otherwise. A day of the week without a row is closed.</summary>
public sealed class StoreCalendar : StoreTable
{
    private readonly Dictionary<CalendarDay, IReadOnlyList<OpenHours>> _hours;

    /// <param name="version">Number of the version, from 1.</param>
    /// <param name="validFrom">The first month in which it counts.</param>
    /// <param name="rows">Hours of days, in any order.</param>
    /// <exception cref="ArgumentException">Two rows contradict each other, or no day of the week has hours.</exception>
    public StoreCalendar(int version, YearMonth validFrom, IReadOnlyList<CalendarRow> rows)
        : base(StoreTableKind.Calendar, version, validFrom)
    {
        Rows = rows;
        foreach (var day in rows.GroupBy(r => r.Day))
        {
            CalendarRow[] said = [.. day.OrderBy(r => r.Hours?.Opens)];
            if (said.Zip(said.Skip(1)).Any(pair => pair.First.Contradicts(pair.Second)))
            {
                throw new ArgumentException($"Two rows of {day.Key} contradict each other.", nameof(rows));
            }
        }

        if (!OpensInWeek(rows))
        {
            throw new ArgumentException("No day of the week has hours.", nameof(rows));
        }

        _hours = rows.GroupBy(r => r.Day).ToDictionary(
            g => g.Key, IReadOnlyList<OpenHours> (g) => [.. g.Select(r => r.Hours).OfType<OpenHours>().OrderBy(h => h.Opens)]);
    }

    /// <summary>What the calendar says of days, in the order in which it came.</summary>
    public IReadOnlyList<CalendarRow> Rows { get; }

    public override int Count => Rows.Count;

    /// <summary>Whether a day of the week has hours. A store that never opens could take all the time that there is.</summary>
    public static bool OpensInWeek(IEnumerable<CalendarRow> rows) => rows.Any(r => r is { Day.Date: null, Hours: not null });

    /// <summary>The hours of a date, in their order; none when the store is closed.</summary>
    public IReadOnlyList<OpenHours> HoursOn(LocalDate date) =>
        _hours.GetValueOrDefault(CalendarDay.Of(date)) ?? _hours.GetValueOrDefault(CalendarDay.Of(date.DayOfWeek)) ?? [];

    protected override bool HasRowsOf(StoreTable other) => other is StoreCalendar calendar && Rows.SequenceEqual(calendar.Rows);
}

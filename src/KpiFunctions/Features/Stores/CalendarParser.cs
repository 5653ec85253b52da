using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Stores.Calendars;
using KpiFunctions.Features.Import;
using KpiFunctions.Records.Stores;
using NodaTime;

namespace KpiFunctions.Features.Stores;

/// <summary>Reads when a store is open: hours of days of the week, and of dates that are otherwise.</summary>
internal sealed class CalendarParser : StoreTableParser
{
    private readonly (string Day, string Opens, string Closes) _names = StoreTableJson.CalendarColumns;
    private readonly List<CalendarRow> _rows = [];
    private readonly Dictionary<CalendarDay, List<(CalendarRow Row, int Line)>> _days = [];

    internal override ImportColumns Columns => new("table_calendar", required: [_names.Day, _names.Opens, _names.Closes], optional: []);

    /// <summary>Weeks with breaks, and every date of some years.</summary>
    internal override int MostRows => 2_000;

    internal override string? Problem => StoreCalendar.OpensInWeek(_rows)
        ? null
        : "No day of the week has hours, so no complaint would ever take any time. Give the hours of at least one day, such as mon,09:00,18:00.";

    internal override void Read(FieldParser fields)
    {
        var row = new CalendarRow(ReadDay(fields), ReadHours(fields));
        if (fields.Problems.Count > 0)
        {
            return;
        }

        var said = _days.TryGetValue(row.Day, out var known) ? known : _days[row.Day] = [];
        if (said.Find(s => s.Row.Contradicts(row)) is { Row: { } other, Line: var line })
        {
            Refuse(fields, row, other, line);
            return;
        }

        said.Add((row, fields.Line));
        _rows.Add(row);
    }

    internal override StoreTable Make(int version, YearMonth validFrom) => new StoreCalendar(version, validFrom, _rows);

    private CalendarDay ReadDay(FieldParser fields)
    {
        if (fields.Text(_names.Day) is not { } text)
        {
            fields.RequiredDay(_names.Day);
            return default;
        }

        var mark = CellText.Mark(text);
        if (CalendarDay.TryParseWeekday(mark, out var weekday))
        {
            return weekday;
        }

        if (DateText.Read(mark) is { IsDay: true })
        {
            return CalendarDay.Of(fields.RequiredDay(_names.Day));
        }

        fields.Refuse(_names.Day, $"'{text}' is no day. Write mon, tue, wed, thu, fri, sat or sun, or a date like 2026-10-01.");
        return default;
    }

    /// <returns><see langword="null"/> for a day on which the store is closed, and when something is wrong.</returns>
    private OpenHours? ReadHours(FieldParser fields)
    {
        var (opens, closes) = (ReadMinutes(fields, _names.Opens), ReadMinutes(fields, _names.Closes));
        if (fields.Problems.Count > 0)
        {
            return null;
        }

        if (opens is null != closes is null)
        {
            var missing = opens is null ? _names.Opens : _names.Closes;
            fields.Refuse(missing, "Give both times, or leave both empty for a day on which the store is closed.");
            return null;
        }

        if (opens >= closes)
        {
            fields.Refuse(
                _names.Closes,
                $"It closes at {OpenHours.Text(closes!.Value)}, not after it opens at {OpenHours.Text(opens!.Value)}. A day ends at 24:00; hours past midnight are two rows, one to 24:00 and one from 00:00 of the next day.");
            return null;
        }

        return opens is { } from && closes is { } to ? new OpenHours(from, to) : null;
    }

    private static int? ReadMinutes(FieldParser fields, string field)
    {
        if (fields.Text(field) is not { } text)
        {
            return null;
        }

        var minutes = TimeOfDayText.ReadMinutes(CellText.Mark(text));
        if (minutes is null)
        {
            fields.Refuse(field, $"'{text}' is no time of a day to the minute. Write it like 09:00, midnight at the end of a day 24:00.");
        }

        return minutes;
    }

    private void Refuse(FieldParser fields, CalendarRow row, CalendarRow other, int line)
    {
        if (row.Hours is null || other.Hours is not { } known)
        {
            fields.Refuse(_names.Day, $"Line {line} says it of {row.Day} already: a day is closed once, or has hours. Keep one of them.");
            return;
        }

        fields.Refuse(
            _names.Opens,
            $"Line {line} says that {row.Day} is open from {OpenHours.Text(known.Opens)} to {OpenHours.Text(known.Closes)}; hours of one day do not overlap. Correct one of them.");
    }
}

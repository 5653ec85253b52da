using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Domain.Stores.Calendars;

/// <summary>What a row of a calendar is of: a day of every week, or one date.</summary>
public readonly record struct CalendarDay
{
    private static readonly string[] Words = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private CalendarDay(IsoDayOfWeek weekday, LocalDate? date) => (Weekday, Date) = (weekday, date);

    /// <summary>The day of the week; <see cref="IsoDayOfWeek.None"/> for a date.</summary>
    public IsoDayOfWeek Weekday { get; }

    /// <summary>The date; <see langword="null"/> for a day of every week.</summary>
    public LocalDate? Date { get; }

    public static CalendarDay Of(IsoDayOfWeek weekday) => new(weekday, null);

    public static CalendarDay Of(LocalDate date) => new(IsoDayOfWeek.None, date);

    /// <summary>Reads mon, tue, … sun; case makes no difference.</summary>
    public static bool TryParseWeekday(string word, out CalendarDay day)
    {
        var index = Array.FindIndex(Words, w => w.Equals(word, StringComparison.OrdinalIgnoreCase));
        day = index < 0 ? default : Of((IsoDayOfWeek)(index + 1));
        return index >= 0;
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">It is neither a day of the week nor a date.</exception>
    public static CalendarDay Parse(string text) =>
        TryParseWeekday(text, out var day) ? day
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? Of(date)
        : throw new FormatException($"'{text}' is no day of a calendar.");

    /// <summary>Such as mon, or 2026-10-01.</summary>
    public override string ToString() => Date is { } date ? LocalDatePattern.Iso.Format(date) : Words[(int)Weekday - 1];
}

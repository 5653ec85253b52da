namespace KpiFunctions.Domain.Stores.Calendars;

/// <summary>What a calendar says of a day; one with a break at noon has two rows.</summary>
/// <param name="Day">A day of every week, or a date, of which what the week says does not count.</param>
/// <param name="Hours"><see langword="null"/>: closed.</param>
public sealed record CalendarRow(CalendarDay Day, OpenHours? Hours)
{
    /// <summary>Whether both cannot be true: hours of one day do not overlap, and who is closed has none.</summary>
    public bool Contradicts(CalendarRow other) => Day == other.Day && (Hours is not { } one || other.Hours is not { } two || one.Overlaps(two));
}

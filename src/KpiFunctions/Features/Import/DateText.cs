using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;

namespace KpiFunctions.Features.Import;

/// <summary>Days and times as spreadsheets and people write them, the year first: 2026-09-03, 2026/9/3 14:30, 2026年9月3日.</summary>
internal static partial class DateText
{
    internal static DateReading? Read(string text)
    {
        var match = YearFirst().Match(text.Normalize(NormalizationForm.FormKC));
        if (!match.Success || DateOf(match) is not { } date)
        {
            return null;
        }

        if (!match.Groups["hour"].Success)
        {
            return new DateReading(date, null, null);
        }

        return TimeOf(match) is { } time && TryReadOffset(match.Groups["offset"], out var offset) ? new DateReading(date, time, offset) : null;
    }

    /// <summary>Reads a month: 2026-09, 2026/9, 2026年9月.</summary>
    internal static YearMonth? ReadMonth(string text)
    {
        var match = YearAndMonth().Match(text.Normalize(NormalizationForm.FormKC));
        return match.Success && Number(match, "year") > 0 && Number(match, "month") is >= 1 and <= 12 ? new YearMonth(Number(match, "year"), Number(match, "month")) : null;
    }

    /// <summary>Why a text that may be a date is none, when there is more to say than how to write one.</summary>
    internal static string? Doubt(string text) =>
        YearLast().IsMatch(text) ? $"'{text}' does not tell day and month apart. Write the year first, like 2026-09-03 14:30." :
        Serial().IsMatch(text) ? $"'{text}' is the number that a spreadsheet keeps for a date. Format the column as date and time, like 2026-09-03 14:30, and save again." :
        null;

    private static LocalDate? DateOf(Match match)
    {
        var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
        return year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
    }

    private static LocalTime? TimeOf(Match match)
    {
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), match.Groups["second"].Success ? Number(match, "second") : 0);
        var fraction = match.Groups["fraction"] is { Success: true } digits ? int.Parse(digits.Value.PadRight(9, '0'), CultureInfo.InvariantCulture) : 0;
        return hour <= 23 && minute <= 59 && second <= 59 ? new LocalTime(hour, minute, second).PlusNanoseconds(fraction) : null;
    }

    private static bool TryReadOffset(Group group, out Offset? offset)
    {
        offset = null;
        if (!group.Success)
        {
            return true;
        }

        var digits = group.Value.Replace(":", string.Empty, StringComparison.Ordinal);
        var (hours, minutes) = digits is "Z" or "z" ? (0, 0) : (Parse(digits.AsSpan(1, 2)), digits.Length > 3 ? Parse(digits.AsSpan(3, 2)) : 0);
        if (hours > 18 || minutes > 59 || (hours == 18 && minutes > 0))
        {
            return false;
        }

        offset = Offset.FromSeconds((digits[0] == '-' ? -1 : 1) * ((hours * 3600) + (minutes * 60)));
        return true;
    }

    private static int Number(Match match, string group) => Parse(match.Groups[group].ValueSpan);

    private static int Parse(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})(?:(?<sep>[-/.])(?<month>[0-9]{1,2})\k<sep>(?<day>[0-9]{1,2})|\s?年\s?(?<month>[0-9]{1,2})\s?月\s?(?<day>[0-9]{1,2})\s?日)"
        + @"(?:(?:[Tt]|\s+)(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,9}))?)?\s?(?<offset>[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<year>[0-9]{4})(?:[-/](?<month>[0-9]{1,2})|\s?年\s?(?<month>[0-9]{1,2})\s?月)$")]
    private static partial Regex YearAndMonth();

    [GeneratedRegex(@"^[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2})(?:\s.*)?$")]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^[34][0-9]{4}(?:[.,][0-9]+)?$")]
    private static partial Regex Serial();
}

/// <summary>What a text says as a day, or as a time.</summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The time of the day; <see langword="null"/> when there is none.</param>
/// <param name="Offset">Its offset; <see langword="null"/> when it is a local time.</param>
internal readonly record struct DateReading(LocalDate Date, LocalTime? Time, Offset? Offset)
{
    /// <summary>Whether it is a whole day: spreadsheets write midnight behind a day.</summary>
    internal bool IsDay => Offset is null && (Time is null || Time == LocalTime.Midnight);
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KpiFunctions.Features.Import;

/// <summary>Times of a day as spreadsheets and people write them: 9:00, 09:00:00, 24:00.</summary>
internal static partial class TimeOfDayText
{
    private const int MinutesPerDay = 24 * 60;

    /// <summary>Minutes after midnight, 0 to 1440; <see langword="null"/> when the text is no full minute of a day.</summary>
    internal static int? ReadMinutes(string text)
    {
        var match = HoursFirst().Match(text.Normalize(NormalizationForm.FormKC));
        if (!match.Success)
        {
            return null;
        }

        var (hour, minute) = (Number(match, "hour"), Number(match, "minute"));
        return minute <= 59 && (hour * 60) + minute is var minutes and <= MinutesPerDay ? minutes : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::00)?$")]
    private static partial Regex HoursFirst();
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using KpiFunctions.Domain.Schemes;
using NodaTime;

namespace KpiFunctions.Domain.Periods;

/// <summary>A quarter, half-year or year, written 2026-Q1, 2026-H2 or 2026. Source: 002 and 004, cycles of assessment.</summary>
public sealed partial record ScorePeriod
{
    private ScorePeriod(AwardPeriod kind, int year, int number) => (Kind, Year, Number) = (kind, year, number);

    public AwardPeriod Kind { get; }

    public int Year { get; }

    /// <summary>Which one of the year: 1 to 4 for quarters, 1 or 2 for half-years, 1 for the year.</summary>
    public int Number { get; }

    /// <summary>The months, in order.</summary>
    public IReadOnlyList<YearMonth> Months => [.. Enumerable.Range(((Number - 1) * Length) + 1, Length).Select(m => new YearMonth(Year, m))];

    private int Length => Kind switch { AwardPeriod.Quarter => 3, AwardPeriod.HalfYear => 6, _ => 12 };

    public static bool TryParse(string? text, [NotNullWhen(true)] out ScorePeriod? period)
    {
        period = null;
        if (Form().Match(text ?? string.Empty) is not { Success: true } match)
        {
            return false;
        }

        var kind = match.Groups["part"].Value switch { "Q" => AwardPeriod.Quarter, "H" => AwardPeriod.HalfYear, _ => AwardPeriod.Year };
        var number = kind == AwardPeriod.Year ? 1 : match.Groups["number"].Value[0] - '0';
        period = number > 2 && kind == AwardPeriod.HalfYear ? null : new(kind, int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), number);
        return period is not null;
    }

    public override string ToString() => Kind switch
    {
        AwardPeriod.Quarter => $"{Year:D4}-Q{Number}",
        AwardPeriod.HalfYear => $"{Year:D4}-H{Number}",
        _ => $"{Year:D4}",
    };

    [GeneratedRegex(@"^(?<year>[12][0-9]{3})(-(?<part>[QH])(?<number>[1-4]))?\z")]
    private static partial Regex Form();
}

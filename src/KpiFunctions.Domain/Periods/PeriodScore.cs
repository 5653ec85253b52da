using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Domain.Periods;

/// <summary>The result of one member of staff in a quarter, half-year or year, with the months that it is the mean of.</summary>
public sealed record PeriodScore
{
    public required StaffId StaffId { get; init; }

    /// <summary>The scheme of the last role held, which grades the mean.</summary>
    public required Scheme Scheme { get; init; }

    /// <summary>By month; two in one month when the role changed.</summary>
    public required IReadOnlyList<MonthTotal> Months { get; init; }

    /// <summary>
    /// Mean of the months' totals as shares of their scales, each by its share of the month, in points of <see cref="Scheme"/>; exact until it is
    /// rounded to two decimals, halves upwards.
    /// </summary>
    public required decimal Mean { get; init; }

    public required string? Grade { get; init; }

    /// <summary>Place among those of the store who are shown with the same scheme.</summary>
    public required ScoreRank Rank { get; init; }

    /// <summary>The scheme's awards for the best of such a period that go to this person.</summary>
    public IReadOnlyList<Award> Awards { get; init; } = [];

    /// <summary>How much of the period there are results of, in months, six decimals: the thirds of a month make a whole one.</summary>
    public decimal MonthsPresent => Math.Round(Months.Sum(m => m.Parts) / MonthTotal.PartsOfMonth, 6);
}

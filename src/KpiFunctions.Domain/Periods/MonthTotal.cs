using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using NodaTime;

namespace KpiFunctions.Domain.Periods;

/// <summary>What a period needs of one closed result.</summary>
/// <param name="StaffId">Whose result.</param>
/// <param name="Month">The closed month.</param>
/// <param name="Scheme">The scheme version it was scored with.</param>
/// <param name="Total">The month's total.</param>
/// <param name="Days">Days in the role when they are not the whole month.</param>
public sealed record MonthTotal(StaffId StaffId, YearMonth Month, Scheme Scheme, decimal Total, DateInterval? Days = null)
{
    /// <summary>A month in <see cref="Parts"/>: a number that the days of every month divide, 28, 29, 30 or 31.</summary>
    internal const decimal PartsOfMonth = 28 * 29 * 30 * 31;

    /// <summary>Whether enough was measured for a place; a month of which too little was does not count in a period either.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>Days in the role ÷ days of the month; 1 for a whole month.</summary>
    public decimal ShareOfMonth => Parts / PartsOfMonth;

    /// <summary>What there is of the month in whole numbers, 1 to <see cref="PartsOfMonth"/>, so that sums of it are exact.</summary>
    internal decimal Parts => Days is { } days ? days.Length * (PartsOfMonth / Month.ToDateInterval().Length) : PartsOfMonth;

    /// <summary>The first day in the role within the month.</summary>
    internal LocalDate From => Days?.Start ?? Month.OnDayOfMonth(1);

    public static MonthTotal Of(StaffScore score) =>
        new(score.Staff.StaffId, score.Month.Month, score.Scheme, score.Total, score.Staff.Days) { Counts = score.Rank is not null };
}

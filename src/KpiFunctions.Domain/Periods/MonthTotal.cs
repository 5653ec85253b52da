using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using NodaTime;

namespace KpiFunctions.Domain.Periods;

/// <summary>What a period needs of one closed result.</summary>
/// <param name="StaffId">Whose result.</param>
/// <param name="Month">The closed month.</param>
/// <param name="Scheme">The scheme version it was scored with.</param>
/// <param name="Total">The month's total.</param>
/// <param name="ShareOfMonth">Days in the role ÷ days of the month; 1 for a whole month.</param>
public sealed record MonthTotal(StaffId StaffId, YearMonth Month, Scheme Scheme, decimal Total, decimal ShareOfMonth = 1)
{
    public static MonthTotal Of(StaffScore score) => new(
        score.Staff.StaffId, score.Month.Month, score.Scheme, score.Total,
        score.Staff.Days is { } days ? days.Length / (decimal)score.Month.Month.ToDateInterval().Length : 1);
}

using KpiFunctions.Domain.Periods;
using NodaTime;

namespace KpiFunctions.Features.Reports;

/// <summary>How far the months of a period have come in a store.</summary>
/// <param name="Period">The period.</param>
/// <param name="Closed">Its closed months.</param>
/// <param name="First">The store's first month.</param>
internal sealed record PeriodMonths(ScorePeriod Period, IReadOnlyList<YearMonth> Closed, YearMonth First)
{
    /// <summary>Months that are still to be closed.</summary>
    internal IReadOnlyList<YearMonth> Open { get; } = [.. Period.Months.Except(Closed).Where(m => m >= First)];

    /// <summary>Months before the store's first; they are never closed, so the period does not wait for them.</summary>
    internal IReadOnlyList<YearMonth> Earlier => [.. Period.Months.Except(Closed).Except(Open)];
}

using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Metrics.Tallies;
using KpiFunctions.Domain.Scoring.Awards;

namespace KpiFunctions.Domain.Scoring.Payouts;

/// <summary>What a month's pay is made from besides the plan.</summary>
/// <param name="Tally">The month's metrics.</param>
/// <param name="Score">Total ÷ scale, at most six decimals.</param>
/// <param name="ShareOfMonth">Days in the role ÷ days of the month, at most six decimals; 1 for a whole month.</param>
/// <param name="Employment">Kind of employment, such as <c>apprentice</c>; <see langword="null"/> for ordinary staff.</param>
/// <param name="YearsOfService">Whole years at the end of the month, when known.</param>
/// <param name="Awards">Outcomes of the scheme's awards.</param>
internal sealed record PayoutInput(
    StaffTally Tally, decimal Score, decimal ShareOfMonth, string? Employment, int? YearsOfService, IReadOnlyList<AwardOutcome> Awards)
{
    /// <summary>The person's own position coefficient of the year, when there is one.</summary>
    internal decimal? Coefficient { get; init; }

    /// <summary>The level of the person's certificate of skill, when there is one.</summary>
    internal int? Certificate { get; init; }

    /// <summary>A number as statements show and use it: six decimals, halves away from zero.</summary>
    internal static decimal Shown(decimal number) => Math.Round(number, 6, MidpointRounding.AwayFromZero);

    internal decimal? ValueOf(string metric) => MetricCatalog.Get(metric).Read(Tally) is { } m ? Shown(m.Value) : null;
}

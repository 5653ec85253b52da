using KpiFunctions.Domain;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Features.Evidence;

/// <summary>What an item or adjustment measures of a member of staff: their scheme says so, and another one may in each role of the month.</summary>
internal sealed class ItemMetrics
{
    private readonly MonthClock _clock;
    private readonly List<(LocalDate? Start, string? Metric)> _roles;

    /// <exception cref="NoSchemeInForceException">A scheme of the member of staff has no version that is valid in the month.</exception>
    internal ItemMetrics(MonthBasis basis, StaffId staff, string id)
    {
        _clock = basis.Clock;
        var periods = basis.Settings.RolePeriods.GetValueOrDefault(staff)?.Select(days => new StaffPeriod(staff, days)) ?? [new StaffPeriod(staff, null)];
        _roles = [.. periods.Select(p => (p.Days?.Start, MetricOf(basis.AssignmentOf(p).Scheme, id)))];
    }

    /// <summary>All metrics of the item in the month, each once; none when no scheme has such an item.</summary>
    internal IReadOnlyList<string> All => [.. _roles.Select(r => r.Metric).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Tells the parts of single records of the month; one alone needs no roles.</summary>
    internal static MetricEvidence EvidenceOf(MonthBasis basis) =>
        new(basis.Month, basis.Clock, basis.Close, basis.Settings with { RolePeriods = new Dictionary<StaffId, IReadOnlyList<DateInterval>>() });

    internal string? At(Instant time) => At(_clock.DayOf(time));

    /// <summary>The metric that a record of a day counts for, by the same rule as scores: the last role that had begun, or the first; no day means the last.</summary>
    internal string? At(LocalDate? day)
    {
        var begun = _roles.FindLastIndex(r => day is null || r.Start is null || r.Start <= day);
        return _roles[Math.Max(begun, 0)].Metric;
    }

    private static string? MetricOf(Scheme scheme, string id) =>
        scheme.Items.FirstOrDefault(i => i.Id == id)?.Metric ?? scheme.Adjustments.FirstOrDefault(a => a.Id == id)?.Metric;
}

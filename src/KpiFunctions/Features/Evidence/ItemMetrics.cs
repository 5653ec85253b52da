using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Features.Evidence;

/// <summary>What an item or adjustment measures of a member of staff: their scheme says so, and another one may in each role of the month.</summary>
internal sealed class ItemMetrics
{
    private readonly List<MetricEvidence> _roles;

    /// <exception cref="NoSchemeInForceException">A scheme of the member of staff has no version that is valid in the month.</exception>
    internal ItemMetrics(MonthBasis basis, StaffId staff, string id)
    {
        Staff = staff;
        var periods = basis.Settings.RolePeriods.GetValueOrDefault(staff)?.Select(days => new StaffPeriod(staff, days)) ?? [new StaffPeriod(staff, null)];
        _roles = [.. periods.SelectMany(p => MetricOf(basis.AssignmentOf(p).Scheme, id) is var (metric, measures)
            ? new[] { new MetricEvidence(basis.Month, basis.Clock, basis.Close, basis.Settings, p, metric, measures) }
            : [])];
    }

    /// <summary>Who is measured.</summary>
    internal StaffId Staff { get; }

    /// <summary>All metrics of the item in the month, each once; none when no scheme has such an item.</summary>
    internal IReadOnlyList<string> All => [.. _roles.Select(r => r.Metric).Distinct(StringComparer.Ordinal)];

    /// <summary>The rating sheets that the item is of.</summary>
    internal IEnumerable<RatingSheet> SheetsIn(MonthBasis basis) =>
        All.Where(MetricName.IsRating).Select(m => basis.Settings.Sheets.Find(m[MetricName.RatingPrefix.Length..])).OfType<RatingSheet>().DistinctBy(s => s.Id);

    /// <summary>The part that a record has in the item, in the role in which it counts; <see langword="null"/> when it is not behind it.</summary>
    internal Metric? PartOf(Func<MetricEvidence, Metric?> partIn) => _roles.Select(partIn).FirstOrDefault(p => p is not null);

    /// <summary>Whether a record is behind the item in any role.</summary>
    internal bool Counts(Func<MetricEvidence, bool> countsIn) => _roles.Any(countsIn);

    private static (string Metric, Measures Measures)? MetricOf(Scheme scheme, string id) =>
        scheme.Items.FirstOrDefault(i => i.Id == id) is { } item ? (item.Metric, scheme.MeasuresOf(item))
        : scheme.Adjustments.FirstOrDefault(a => a.Id == id) is { } adjustment ? (adjustment.Metric, scheme.MeasuresOf(adjustment))
        : null;
}

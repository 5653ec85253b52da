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

    /// <summary>Whether the item is of a rating sheet that asks customers.</summary>
    internal bool AsksCustomers(RatingSheets sheets) => All.Any(m => AskedBy(sheets, m) is not null);

    /// <summary>The sheet that a metric is of, where it asks customers.</summary>
    internal static RatingSheet? AskedBy(RatingSheets sheets, string metric) =>
        MetricName.IsRating(metric) && sheets.Find(metric[MetricName.RatingPrefix.Length..]) is { Customers: not null } sheet ? sheet : null;

    /// <summary>The part that a record has in the item, in the role in which it counts; <see langword="null"/> when it is not behind it.</summary>
    internal T? PartOf<T>(Func<MetricEvidence, T?> partIn)
        where T : struct => _roles.Select(partIn).FirstOrDefault(p => p is not null);

    /// <summary>Whether a record is behind the item in any role.</summary>
    internal bool Counts(Func<MetricEvidence, bool> countsIn) => _roles.Any(countsIn);

    private static (string Metric, Measures Measures)? MetricOf(Scheme scheme, string id) =>
        scheme.Items.FirstOrDefault(i => i.Id == id) is { } item ? (item.Metric, scheme.MeasuresOf(item))
        : scheme.Adjustments.FirstOrDefault(a => a.Id == id) is { } adjustment ? (adjustment.Metric, scheme.MeasuresOf(adjustment))
        : null;
}

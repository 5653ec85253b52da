using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring.Metrics;

namespace KpiFunctions.Domain.Scoring.Adjustments;

/// <summary>The adjustments of a scheme with their metrics looked up.</summary>
internal sealed class AdjustmentPlan(Scheme scheme)
{
    private readonly MetricDefinition[] _metrics = [.. scheme.Adjustments.Select(a => MetricCatalog.Get(a.Metric))];

    /// <summary>Those of which something occurred, in the scheme's order: of two that take from one item the first takes first.</summary>
    internal IReadOnlyList<AppliedAdjustment> Apply(StaffTally tally, IReadOnlyList<ScoreLine> lines)
    {
        if (_metrics.Length == 0)
        {
            return [];
        }

        var left = lines.ToDictionary(l => l.Item.Id, l => l.Points, StringComparer.Ordinal);
        var applied = new List<AppliedAdjustment>();
        for (var i = 0; i < _metrics.Length; i++)
        {
            if (_metrics[i].Read(tally) is { Value: > 0 } metric)
            {
                applied.Add(Apply(scheme.Adjustments[i], metric, tally.Figures.GetValueOrDefault(_metrics[i].Id), left));
            }
        }

        return applied;
    }

    private static AppliedAdjustment Apply(Adjustment adjustment, Metric metric, Facts.FigureFact? figure, Dictionary<string, decimal> left)
    {
        var excused = figure?.Excused ?? 0;
        var counted = Math.Max(metric.Value - excused, 0);
        var (points, limit) = Capped(adjustment, counted);
        if (adjustment.Forfeits is { } item && counted > 0)
        {
            if (adjustment.Each is null || -points > left[item])
            {
                (points, limit) = (-left[item], adjustment.Each is null ? AdjustmentLimit.None : AdjustmentLimit.Item);
            }

            left[item] += points;
        }

        return new AppliedAdjustment
        {
            Adjustment = adjustment,
            Metric = metric,
            Excused = excused,
            ExcuseReason = excused > 0 ? figure?.Note : null,
            Points = points,
            Limit = limit,
        };
    }

    private static (decimal Points, AdjustmentLimit Limit) Capped(Adjustment adjustment, decimal counted)
    {
        var points = Math.Round((adjustment.Each ?? 0) * counted, 2, MidpointRounding.AwayFromZero);
        return points < adjustment.Min ? (adjustment.Min.Value, AdjustmentLimit.Min)
            : points > adjustment.Max ? (adjustment.Max.Value, AdjustmentLimit.Max)
            : (points, AdjustmentLimit.None);
    }
}

using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Metrics.Tallies;
using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Scoring.Adjustments;

/// <summary>The adjustments of a scheme with their metrics looked up.</summary>
internal sealed class AdjustmentPlan(Scheme scheme)
{
    private readonly Adjustment[] _adjustments = [.. scheme.Adjustments];
    private readonly MetricDefinition[] _metrics = [.. scheme.Adjustments.Select(a => MetricCatalog.Get(a.Metric))];

    private readonly Measures[] _measures = [.. scheme.Adjustments.Select(a => MetricCatalog.Get(a.Metric).Of(scheme.MeasuresOf(a)))];

    /// <summary>Those of which something occurred, in the scheme's order: of two that take from one item the first takes first.</summary>
    internal IReadOnlyList<AppliedAdjustment> Apply(PersonTally person, IReadOnlyList<ScoreLine> lines)
    {
        List<AppliedAdjustment>? applied = null;
        for (var i = 0; i < _metrics.Length; i++)
        {
            if (person.As(_measures[i]) is var tally && _metrics[i].Read(tally) is { Exact.Numerator: > 0 } metric)
            {
                applied ??= [];
                var left = _adjustments[i] switch
                {
                    { Forfeits: { } item } => LeftOf(item, lines, applied),
                    { Softens: { } deduction } => -applied.Where(a => a.Adjustment.Id == deduction || a.Adjustment.Softens == deduction).Sum(a => a.Points),
                    _ => 0,
                };
                applied.Add(Apply(_adjustments[i], _measures[i], metric, tally.Figures.GetValueOrDefault(_metrics[i].Id), left));
            }
        }

        return applied ?? (IReadOnlyList<AppliedAdjustment>)[];
    }

    /// <summary>Points of an item that earlier adjustments have left.</summary>
    private static decimal LeftOf(string item, IReadOnlyList<ScoreLine> lines, List<AppliedAdjustment> applied) =>
        lines.First(l => l.Item.Id == item).Points + applied.Where(a => a.Adjustment.Forfeits == item).Sum(a => a.Points);

    /// <param name="left">Points left of the item that the adjustment forfeits, or of the deduction that it softens, if it does.</param>
    private static AppliedAdjustment Apply(Adjustment adjustment, Measures measures, Metric metric, Facts.FigureFact? figure, decimal left)
    {
        var excused = figure?.Excused ?? 0;
        var counted = figure is null ? metric.Exact : Ratio.Of(Math.Max(figure.Value - excused, 0));
        var (points, limit) = Capped(adjustment, counted);
        if (adjustment.Forfeits is not null && counted.Numerator > 0 && (adjustment.Each is null || -points > left))
        {
            (points, limit) = (-left, adjustment.Each is null ? AdjustmentLimit.None : AdjustmentLimit.Item);
        }

        if (adjustment.Softens is not null && points > left)
        {
            (points, limit) = (left, AdjustmentLimit.Deduction);
        }

        return new AppliedAdjustment
        {
            Adjustment = adjustment,
            Measures = measures,
            Metric = metric,
            Excused = excused,
            ExcuseReason = excused > 0 ? figure?.Note : null,
            Points = points,
            Limit = limit,
        };
    }

    private static (decimal Points, AdjustmentLimit Limit) Capped(Adjustment adjustment, Ratio counted)
    {
        var each = adjustment.Each ?? 0;
        var exact = Exact.Product(AppliedAdjustment.Most, counted, each);
        var points = exact ?? (each < 0 ? -AppliedAdjustment.Most : AppliedAdjustment.Most);
        return points < adjustment.Min ? (adjustment.Min.Value, AdjustmentLimit.Min)
            : points > adjustment.Max ? (adjustment.Max.Value, AdjustmentLimit.Max)
            : (points, exact is null ? AdjustmentLimit.Largest : AdjustmentLimit.None);
    }
}

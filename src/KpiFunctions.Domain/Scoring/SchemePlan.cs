using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring.Adjustments;
using KpiFunctions.Domain.Scoring.Awards;

namespace KpiFunctions.Domain.Scoring;

/// <summary>A scheme with its metrics looked up, made once for everyone who is scored with it.</summary>
internal sealed class SchemePlan(Scheme scheme)
{
    private readonly SchemeItem[] _items = [.. scheme.Items];
    private readonly MetricDefinition[] _metrics = [.. scheme.Items.Select(i => MetricCatalog.Get(i.Metric))];

    /// <summary>Values of the one who is being scored, by item; kept for the next one.</summary>
    private readonly Metric?[] _values = new Metric?[scheme.Items.Count];

    internal Scheme Scheme => scheme;

    internal decimal MaximumTotal { get; } = scheme.MaximumTotal;

    internal AdjustmentPlan Adjustments { get; } = new(scheme);

    internal AwardPlan Awards { get; } = new(scheme);

    /// <summary>Lines of one member of staff, or <see langword="null"/> when no item of the scale has a value that counts.</summary>
    internal ScoreLine[]? LinesOf(StaffTally tally)
    {
        var present = 0m;
        var isMeasured = false;
        for (var i = 0; i < _values.Length; i++)
        {
            var item = _items[i];
            _values[i] = _metrics[i].Read(tally);
            var counts = Counts(item, _values[i]);
            isMeasured |= counts && !item.IsBonus;
            present += !item.IsBonus && (counts || item.Missing != MissingPolicy.Redistribute) ? item.Weight : 0;
        }

        if (!isMeasured)
        {
            return null;
        }

        var lines = new ScoreLine[_values.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var item = _items[i];
            var scaling = item.IsBonus || present == scheme.Scale ? Ratio.One : new(scheme.Scale, present);
            lines[i] = Counts(item, _values[i]) ? Earned(item, _metrics[i], _values[i]!.Value, scaling) : Missing(item, _values[i], scaling);
        }

        return lines;
    }

    /// <summary>A minimum of 1 asks for nothing but a value: a count of 0 has one, with no case behind it.</summary>
    private static bool Counts(SchemeItem item, Metric? metric) => metric is { } m && (item.MinimumSample <= 1 || m.Sample >= item.MinimumSample);

    private static ScoreLine Earned(SchemeItem item, MetricDefinition definition, Metric metric, Ratio scaling)
    {
        var share = item.Rule.ShareOf(metric.Exact, item.Weight);
        var interval = definition.Kind == MetricKind.Rate && metric.Numerator <= metric.Denominator ? WilsonInterval.Of(metric.Numerator, metric.Denominator) : (WilsonInterval?)null;
        var weight = new Ratio(item.Weight * scaling.Numerator, scaling.Denominator);
        return new ScoreLine
        {
            Item = item,
            Metric = metric,
            Interval = interval,
            EffectiveWeight = weight,
            Share = share,
            Points = PointsOf(share, weight),
            Note = interval is { } open ? OpenBorder(item, open) : null,
        };
    }

    private static LineNote.NotDistinguishable? OpenBorder(SchemeItem item, WilsonInterval interval)
    {
        var borders = item.Rule.Steps;
        for (var i = 0; i < borders.Count; i++)
        {
            if (interval.LeavesOpen(borders[i]))
            {
                return new(borders[i]);
            }
        }

        return null;
    }

    private static ScoreLine Missing(SchemeItem item, Metric? metric, Ratio scaling)
    {
        var dropsOut = item.Missing == MissingPolicy.Redistribute;
        var weight = dropsOut ? Ratio.Zero : new(item.Weight * scaling.Numerator, scaling.Denominator);
        var share = item.Missing == MissingPolicy.Full ? Ratio.One : Ratio.Zero;
        return new ScoreLine
        {
            Item = item,
            Metric = metric,
            EffectiveWeight = weight,
            Share = share,
            Points = PointsOf(share, weight),
            Note = metric is null ? new LineNote.NoValue(item.Missing) : new LineNote.SmallSample(item.MinimumSample, item.Missing),
        };
    }

    private static decimal PointsOf(Ratio share, Ratio weight) =>
        new Ratio(share.Numerator, share.Denominator * weight.Denominator).TimesRounded(weight.Numerator, 2);
}

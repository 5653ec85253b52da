using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Metrics.Tallies;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring.Adjustments;
using KpiFunctions.Domain.Scoring.Awards;

namespace KpiFunctions.Domain.Scoring;

/// <summary>A scheme with its metrics looked up, made once for everyone who is scored with it.</summary>
internal sealed class SchemePlan(Scheme scheme)
{
    private readonly SchemeItem[] _items = [.. scheme.Items];
    private readonly MetricDefinition[] _metrics = [.. scheme.Items.Select(i => MetricCatalog.Get(i.Metric))];

    private readonly Measures[] _measures = [.. scheme.Items.Select(i => MetricCatalog.Get(i.Metric).Of(scheme.MeasuresOf(i)))];

    /// <summary>Values of the one who is being scored, by item; kept for the next one.</summary>
    private readonly Metric?[] _values = new Metric?[scheme.Items.Count];

    /// <summary>Their points, exact and in whole hundredths.</summary>
    private readonly ExactPoints[] _exact = new ExactPoints[scheme.Items.Count];
    private readonly long[] _points = new long[scheme.Items.Count];

    internal Scheme Scheme => scheme;

    internal decimal MaximumTotal { get; } = scheme.MaximumTotal;

    internal AdjustmentPlan Adjustments { get; } = new(scheme);

    internal AwardPlan Awards { get; } = new(scheme);

    /// <summary>Lines of one member of staff, or <see langword="null"/> when nothing of the scale was measured and no item asks for it all the same.</summary>
    /// <param name="person">Who is being scored.</param>
    /// <param name="isGiven">Whether they were given the scheme: whoever was not and has no record of what it measures has no result.</param>
    internal ScoreLine[]? LinesOf(PersonTally person, bool isGiven)
    {
        var (taking, full) = (0m, 0m);
        var hasResult = false;
        for (var i = 0; i < _values.Length; i++)
        {
            var item = _items[i];
            _values[i] = _metrics[i].Read(person.As(_measures[i]));
            if (!item.IsBonus)
            {
                var takes = Counts(item, _values[i]) || item.Missing == MissingPolicy.Zero;
                hasResult |= takes;
                taking += takes ? item.Weight : 0;
                full += !takes && item.Missing == MissingPolicy.Full ? item.Weight : 0;
            }
        }

        return hasResult && (isGiven || HasRecords(person)) ? Lines(person, taking, full) : null;
    }

    /// <summary>Whether there is a record of the person, not only of their team or store, of a kind that an item is made of.</summary>
    private bool HasRecords(PersonTally person)
    {
        for (var i = 0; i < _items.Length; i++)
        {
            if (person.As(new Measures(Measured.Person, _measures[i].Part)).Has(_metrics[i].Sources, _items[i].Metric))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="person">Who is being scored.</param>
    /// <param name="taking">Weight of the items that were measured or count as zero: they take what others leave.</param>
    /// <param name="full">Weight of the items that count as full without a case: they keep their own weight, so that nobody gains by being measured in nothing.</param>
    private ScoreLine[] Lines(PersonTally person, decimal taking, decimal full)
    {
        var scaling = taking + full == scheme.Scale ? Ratio.One : new(scheme.Scale - full, taking);
        var lines = new ScoreLine[_values.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var item = _items[i];
            lines[i] = Counts(item, _values[i])
                ? Earned(item, _metrics[i], _measures[i], _values[i]!.Value, item.IsBonus ? Ratio.One : scaling)
                : Missing(item, _measures[i], _values[i], item.IsBonus || item.Missing == MissingPolicy.Full ? Ratio.One : scaling);
            _exact[i] = ExactPoints.Of(lines[i].EffectiveWeight, lines[i].Share);
        }

        LinePoints.Divide(_exact, _points);
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i].Points = _points[i] / 100m;
            lines[i].MissingRaters = person.As(_measures[i]).MissingRatersOf(_items[i].Metric);
            lines[i].Clock = _metrics[i].IsByComplaintClock ? person.ComplaintClock : null;
        }

        return lines;
    }

    /// <summary>A minimum of 1 asks for nothing but a value: a count of 0 has one, with no case behind it.</summary>
    private static bool Counts(SchemeItem item, Metric? metric) => metric is { } m && (item.MinimumSample <= 1 || m.Sample >= item.MinimumSample);

    private static ScoreLine Earned(SchemeItem item, MetricDefinition definition, Measures measures, Metric metric, Ratio scaling)
    {
        var share = item.Rule.ShareOf(metric.Exact, item.Weight);
        var interval = definition.Kind == MetricKind.Rate && metric.Numerator <= metric.Denominator ? WilsonInterval.Of(metric.Numerator, metric.Denominator) : (WilsonInterval?)null;
        var weight = new Ratio(item.Weight * scaling.Numerator, scaling.Denominator);
        return new ScoreLine
        {
            Item = item,
            Measures = measures,
            Metric = metric,
            Interval = interval,
            EffectiveWeight = weight,
            Share = share,
            Note = item.Rule.LimitPassedBy(metric.Exact) is { } limit ? new LineNote.PastReason(limit) : interval is { } open ? OpenBorder(item, open) : null,
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

    private static ScoreLine Missing(SchemeItem item, Measures measures, Metric? metric, Ratio scaling)
    {
        var dropsOut = item.Missing == MissingPolicy.Redistribute;
        var weight = dropsOut ? Ratio.Zero : new(item.Weight * scaling.Numerator, scaling.Denominator);
        var share = item.Missing == MissingPolicy.Full ? Ratio.One : Ratio.Zero;
        return new ScoreLine
        {
            Item = item,
            Measures = measures,
            Metric = metric,
            EffectiveWeight = weight,
            Share = share,
            Note = metric is null ? new LineNote.NoValue(item.Missing) : new LineNote.SmallSample(item.MinimumSample, item.Missing),
        };
    }
}

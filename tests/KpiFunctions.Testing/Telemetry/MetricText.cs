using System.Globalization;
using KpiFunctions.Testing.Telemetry.Otlp;

namespace KpiFunctions.Testing.Telemetry;

/// <summary>Figures that came in, the newest of each.</summary>
public static class MetricText
{
    /// <summary>The newest value of every series, by name and attributes; of a histogram its count.</summary>
    public static IReadOnlyDictionary<string, double> Newest(IEnumerable<Metric> reports)
    {
        var newest = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var report in reports)
        {
            foreach (var (attributes, value) in PointsOf(report))
            {
                var by = string.Join(", ", attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={TraceText.TextOf(a.Value)}"));
                newest[by.Length == 0 ? report.Name : $"{report.Name} {{{by}}}"] = value;
            }
        }

        return newest;
    }

    /// <summary>One line for each series.</summary>
    public static string Of(IEnumerable<Metric> reports) => string.Join(
        Environment.NewLine, Newest(reports).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Value,12:0.###}  {m.Key}")));

    private static IEnumerable<(IEnumerable<KeyValue> Attributes, double Value)> PointsOf(Metric metric) =>
    [
        .. (metric.Sum ?? metric.Gauge)?.Points.Select(p => ((IEnumerable<KeyValue>)p.Attributes, p.ValueCase == NumberPoint.ValueOneofCase.Whole ? p.Whole : p.Real)) ?? [],
        .. metric.Histogram?.Points.Select(p => ((IEnumerable<KeyValue>)p.Attributes, (double)p.Count)) ?? [],
    ];
}

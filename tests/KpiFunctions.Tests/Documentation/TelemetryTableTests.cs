using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using KpiFunctions.Foundation.Telemetry;
using KpiFunctions.Tests.Rooms;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Documentation;

/// <summary>docs/telemetry.md lists the metrics that the app has, no more and no fewer.</summary>
public sealed partial class TelemetryTableTests
{
    [Fact]
    public void The_table_of_metrics_is_that_of_the_code()
    {
        var documented = SourceTree.Read("docs/telemetry.md").Split('\n')
            .Select(line => Row().Match(line))
            .Where(row => row.Success)
            .Select(row => $"{row.Groups["name"].Value} {row.Groups["kind"].Value}, {row.Groups["unit"].Value}");

        Assert.Equal(MetricsOfTheApp(), documented.Order(StringComparer.Ordinal));
    }

    /// <summary>Every instrument that a class of the app makes, once all of them are made.</summary>
    private static IEnumerable<string> MetricsOfTheApp()
    {
        var found = new List<string>();
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => Add(instrument, meters.GetRequiredService<IMeterFactory>(), found) };
        listener.Start();
        foreach (var type in typeof(ServiceCollectionExtensions).Assembly.GetTypes().Where(t => t.GetConstructors() is [var only] && only.GetParameters() is [{ ParameterType: var p }] && p == typeof(IMeterFactory)))
        {
            ActivatorUtilities.CreateInstance(meters, type);
        }

        return found.Order(StringComparer.Ordinal);
    }

    private static void Add(Instrument instrument, IMeterFactory meters, List<string> found)
    {
        if (instrument.Meter.Name == Signals.Name && ReferenceEquals(instrument.Meter.Scope, meters))
        {
            found.Add($"{instrument.Name} {instrument.GetType().Name.Split('`')[0].ToLowerInvariant()}, {instrument.Unit}");
        }
    }

    [GeneratedRegex(@"^\| `(?<name>kpi\.[a-z_.]+)` \| (?<kind>[a-z]+), (?<unit>\S+) \|")]
    private static partial Regex Row();
}

using System.Diagnostics.Metrics;

namespace KpiFunctions.Tests;

/// <summary>Meters that nobody listens to, for parts of the app that are made by hand.</summary>
internal sealed class NoMeters : IMeterFactory
{
    public Meter Create(MeterOptions options) => new(options);

    public void Dispose()
    {
    }
}

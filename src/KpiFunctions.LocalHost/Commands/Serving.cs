using KpiFunctions.LocalHost.Hosting;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>Serves in real time until a person says stop.</summary>
internal static class Serving
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(25);

    public static async Task UntilStoppedAsync(LocalApplication application, TextWriter output, CancellationToken cancellationToken)
    {
        await application.StartTriggersAsync(cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await output.WriteLineAsync("Stopping; running functions finish first.");
        await application.StopAsync(StopPatience);
    }
}

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>Runs functions in the background. Stopping starts no new ones and lets the running ones finish for as long as the host waits.</summary>
internal abstract class GracefulService : BackgroundService
{
    private readonly CancellationTokenSource _invocations = new();

    /// <summary>For functions: cancelled only when the host's patience with their end is over.</summary>
    protected CancellationToken Invocations => _invocations.Token;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var patience = cancellationToken.Register(_invocations.Cancel);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _invocations.Dispose();
        base.Dispose();
    }
}

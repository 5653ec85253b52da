using Azure;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>Serves the queues of an app in real time. An idle queue is asked less and less often, from every 100 ms to every 10 s, and at once when this process puts something in.</summary>
internal sealed partial class QueuePoller(IReadOnlyList<QueueChannel> channels, ILogger<QueuePoller> logger) : GracefulService
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(channels.Select(channel => ServeAsync(channel, stoppingToken)));

    private async Task ServeAsync(QueueChannel channel, CancellationToken stoppingToken)
    {
        var wait = ShortestWait;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await TryServeBatchAsync(channel))
            {
                wait = ShortestWait;
                continue;
            }

            await channel.Bell.WaitAsync(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, LongestWait.Ticks));
        }
    }

    /// <returns>Whether there was a message.</returns>
    private async Task<bool> TryServeBatchAsync(QueueChannel channel)
    {
        try
        {
            // Not stopped by the stopping token: messages that the service has hidden already would wait ten minutes for nobody.
            var messages = await channel.ReceiveAsync(Invocations);
            await Task.WhenAll(messages.Select(message => channel.ProcessAsync(message, retryAfter: null, Invocations)));
            return messages.Count > 0;
        }
        catch (RequestFailedException problem)
        {
            LogUnreachable(problem, channel.QueueName);
            return false;
        }
        catch (OperationCanceledException) when (Invocations.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(7030, LogLevel.Warning, "Cannot serve the queue {Queue}; trying again")]
    private partial void LogUnreachable(Exception exception, string queue);
}

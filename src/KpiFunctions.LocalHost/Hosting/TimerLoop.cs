namespace KpiFunctions.LocalHost.Hosting;

/// <summary>Runs timer functions in real time, each at its own times and never two runs of one at once.</summary>
internal sealed class TimerLoop(TimerScheduler scheduler, TimeProvider time) : GracefulService
{
    // A schedule may be months away, which is further than system timers reach.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(scheduler.Timers.Select(timer => ServeAsync(timer, stoppingToken)));

    private async Task ServeAsync(TimerFunction timer, CancellationToken stoppingToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (timer.RunOnStartup)
        {
            await scheduler.RunAsync(timer, now, Invocations);
        }

        var next = timer.Schedule.GetNextOccurrence(now);
        while (!stoppingToken.IsCancellationRequested)
        {
            now = time.GetUtcNow().UtcDateTime;
            if (now >= next)
            {
                await scheduler.RunAsync(timer, next, Invocations);
                next = timer.Schedule.GetNextOccurrence(now);
                continue;
            }

            var wait = next - now < LongestWait ? next - now : LongestWait;
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

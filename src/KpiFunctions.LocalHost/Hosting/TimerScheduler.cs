using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>Runs timer functions. Schedules are UTC, so clock changes are nothing to them.</summary>
internal sealed partial class TimerScheduler(FunctionCatalog catalog, IServiceProvider services, ILogger<TimerScheduler> logger)
{
    private int _failures;

    /// <summary>A timer is about to run.</summary>
    public event Action<string>? Working;

    /// <summary>Runs that ended with an exception, since the start.</summary>
    public int Failures => Volatile.Read(ref _failures);

    public IReadOnlyList<TimerFunction> Timers => catalog.Timers;

    /// <summary>Runs, one after the other, each timer that has a time of its schedule after <paramref name="from"/> and up to <paramref name="to"/>: once, however many there are.</summary>
    public async Task RunDueAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        foreach (var timer in catalog.Timers)
        {
            var due = timer.Schedule.GetNextOccurrence(from.UtcDateTime);
            if (due <= to.UtcDateTime)
            {
                await RunAsync(timer, due, cancellationToken);
            }
        }
    }

    /// <summary>Runs a timer for one time of its schedule. A failure is logged; the next time comes regardless, as in the Functions host.</summary>
    public async Task RunAsync(TimerFunction timer, DateTime due, CancellationToken cancellationToken)
    {
        var tick = new TimerInfo
        {
            ScheduleStatus = new ScheduleStatus { Last = due, LastUpdated = due, Next = timer.Schedule.GetNextOccurrence(due) },
        };
        Working?.Invoke(timer.Method.Name);
        try
        {
            await timer.Method.InvokeAsync(services, [.. timer.Method.Parameters.Select(p => Argument(p, timer, tick, cancellationToken))]);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a timer throws, the next tick is its next try.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref _failures);
            LogFailure(exception, timer.Method.Name);
        }
    }

    private static object Argument(ParameterInfo parameter, TimerFunction timer, TimerInfo tick, CancellationToken cancellationToken) =>
        parameter.ParameterType switch
        {
            var type when type == typeof(TimerInfo) => tick,
            var type when type == typeof(CancellationToken) => cancellationToken,
            var type => throw new InvalidOperationException(
                $"Function {timer.Method.Name}: parameter '{parameter.Name}' of type {type.Name} cannot be bound; timer functions take TimerInfo and CancellationToken."),
        };

    [LoggerMessage(7040, LogLevel.Error, "{Function} failed; it runs again at its next time")]
    private partial void LogFailure(Exception exception, string function);
}

using KpiFunctions.LocalHost.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace KpiFunctions.LocalHost.Tests.Hosting;

public sealed class TimerSchedulerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Recorder _recorder = new();

    [Fact]
    public async Task A_timer_runs_for_a_time_after_the_last_tick_and_up_to_this_one()
    {
        var timers = Scheduler(typeof(QuarterTimer));

        await timers.RunDueAsync(Noon, Noon.AddMinutes(14), default);
        Assert.Empty(_recorder.Calls);

        await timers.RunDueAsync(Noon.AddMinutes(14), Noon.AddMinutes(15), default);
        await timers.RunDueAsync(Noon.AddMinutes(15), Noon.AddMinutes(16), default);
        Assert.Equal(["quarter 2026-09-01T12:15:00 2026-09-01T12:30:00"], _recorder.Calls);
    }

    [Fact]
    public async Task Several_missed_times_are_one_run()
    {
        await Scheduler(typeof(QuarterTimer)).RunDueAsync(Noon, Noon.AddHours(3), default);

        Assert.Single(_recorder.Calls);
    }

    [Fact]
    public async Task Schedules_are_utc_whatever_offset_the_times_have()
    {
        var shanghai = new DateTimeOffset(2026, 9, 1, 14, 29, 0, TimeSpan.FromHours(8));

        await Scheduler(typeof(DailyTimer)).RunDueAsync(shanghai, shanghai.AddMinutes(2), default);

        Assert.Equal(["daily"], _recorder.Calls);
    }

    [Fact]
    public async Task Every_day_has_its_run_when_clocks_change()
    {
        // Central Europe's clocks go back in the night to 25 October.
        var timers = Scheduler(typeof(DailyTimer));
        for (var day = new DateTimeOffset(2026, 10, 23, 0, 0, 0, TimeSpan.Zero); day.Day < 28; day = day.AddDays(1))
        {
            await timers.RunDueAsync(day, day.AddDays(1), default);
        }

        Assert.Equal(5, _recorder.Calls.Count);
    }

    [Fact]
    public async Task A_failure_is_counted_and_the_other_timers_run()
    {
        _recorder.Behaviour = (call, _) => call == "daily" ? throw new InvalidOperationException() : Task.CompletedTask;
        var timers = Scheduler(typeof(DailyTimer), typeof(QuarterTimer));

        await timers.RunDueAsync(Noon, Noon.AddDays(1), default);

        Assert.Equal(2, _recorder.Calls.Count);
        Assert.Equal(1, timers.Failures);
    }

    [Fact]
    public async Task In_real_time_a_timer_runs_at_each_of_its_times_until_it_is_stopped()
    {
        var time = new ManualTime(Noon.AddMinutes(1));
        using var loop = new TimerLoop(Scheduler(typeof(QuarterTimer)), time);
        await loop.StartAsync(default);

        await time.AdvanceAsync(TimeSpan.FromMinutes(13));
        Assert.Empty(_recorder.Calls);
        await time.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Single(_recorder.Calls);
        await time.AdvanceAsync(TimeSpan.FromMinutes(15));

        await loop.StopAsync(default);
        Assert.Equal(2, _recorder.Calls.Count);
    }

    private TimerScheduler Scheduler(params Type[] types)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["QuarterSchedule"] = "0 */15 * * * *" }).Build();
        var services = new ServiceCollection().AddSingleton(_recorder).BuildServiceProvider();
        return new TimerScheduler(FunctionCatalog.Of(types, settings), services, NullLogger<TimerScheduler>.Instance);
    }
}

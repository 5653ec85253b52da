namespace KpiFunctions.LocalHost.Tests.Hosting;

/// <summary>A clock whose timers fire when a test moves it, and not before.</summary>
internal sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            var timer = new ManualTimer(callback, state) { Due = _now + dueTime };
            _timers.Add(timer);
            return timer;
        }
    }

    /// <summary>Moves the clock, fires what is due, and returns when whoever was woken waits again.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        await AdvanceOnceAsync(time);
        await UntilSomebodyWaitsAsync();
    }

    /// <summary>Moves the clock once somebody waits, and fires what is due.</summary>
    public async Task AdvanceOnceAsync(TimeSpan time)
    {
        await UntilSomebodyWaitsAsync();
        foreach (var timer in Advance(time))
        {
            timer.Fire();
        }
    }

    private List<ManualTimer> Advance(TimeSpan time)
    {
        lock (_lock)
        {
            _now += time;
            var due = _timers.FindAll(t => t.Due <= _now);
            _timers.RemoveAll(due.Contains);
            return due;
        }
    }

    private async Task UntilSomebodyWaitsAsync()
    {
        while (true)
        {
            lock (_lock)
            {
                if (_timers.Count > 0)
                {
                    return;
                }
            }

            await Task.Yield();
        }
    }

    private sealed class ManualTimer(TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; init; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("Waits of tests are made once.");

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

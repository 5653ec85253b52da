using KpiFunctions.Foundation.Sms;

namespace KpiFunctions.Tests.Foundation.Sms;

/// <summary>How an instance uses its part of the time that all share.</summary>
public sealed class SendingPaceTests
{
    private readonly Clock _clock = new();
    private readonly MemoryTimeline _timeline = new();

    [Fact]
    public async Task Texts_that_wait_together_take_their_moments_together()
    {
        var pace = new SendingPace(_timeline, 60_000, _clock);

        var waits = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => pace.WaitAsync(CancellationToken.None)));

        Assert.All(waits, Assert.Null);
        Assert.Single(_timeline.Wanted);
    }

    [Fact]
    public async Task A_text_whose_moment_is_too_far_away_goes_back_and_the_next_ones_ask_nobody()
    {
        var pace = new SendingPace(_timeline, 1, _clock);
        Assert.Null(await pace.WaitAsync(CancellationToken.None));
        Assert.Equal(TimeSpan.FromSeconds(62), await pace.WaitAsync(CancellationToken.None));
        var calls = _timeline.Wanted.Count;

        Assert.Equal(TimeSpan.FromSeconds(62), await pace.WaitAsync(CancellationToken.None));
        Assert.Equal(calls, _timeline.Wanted.Count);
        _clock.Now += TimeSpan.FromSeconds(62);

        Assert.Null(await pace.WaitAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_idle_hour_saves_up_nothing()
    {
        var pace = new SendingPace(_timeline, 6_000, _clock);
        await pace.WaitAsync(CancellationToken.None);
        _clock.Now += TimeSpan.FromHours(1);

        await pace.WaitAsync(CancellationToken.None);

        // What follows has to wait behind it: its moments begin a second's worth later.
        var share = await _timeline.TakeAsync(1, TimeSpan.Zero, _clock.Now, _clock.Now.AddMinutes(1), CancellationToken.None);
        Assert.InRange(share.First - _clock.Now, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2.1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(6_000)]
    [InlineData(100_000)]
    public async Task An_instance_takes_two_seconds_at_most_for_itself_however_many_texts_wait_in_it(int perMinute)
    {
        var pace = new SendingPace(_timeline, perMinute, _clock);
        var storage = new TaskCompletionSource();
        _timeline.Before = () => storage.Task;
        var waits = Enumerable.Range(0, 5_000).Select(_ => pace.WaitAsync(CancellationToken.None)).ToList();
        storage.SetResult();

        // The first share is for the one text that waited when it was asked for, the second for all the others.
        await waits[Math.Max(1, perMinute / 60)];

        Assert.True(_timeline.Wanted.Count > 1);
        Assert.All(_timeline.Wanted, wanted => Assert.InRange(wanted, 1, Math.Max(1, perMinute / 30)));
    }

    [Fact]
    public async Task Moments_that_are_over_when_a_slow_storage_gives_them_are_not_used()
    {
        var pace = new SendingPace(_timeline, 60, _clock);
        _timeline.Before = () =>
        {
            _clock.Now += TimeSpan.FromSeconds(3);
            return Task.CompletedTask;
        };

        Assert.NotNull(await pace.WaitAsync(CancellationToken.None));
        Assert.InRange(_timeline.Wanted.Count, 2, 10);
    }

    [Fact]
    public async Task While_the_storage_fails_nothing_leaves()
    {
        var inner = new FakeSmsGateway();
        var gateway = new PacedSmsGateway(inner, new SendingPace(_timeline, 60, _clock));
        _timeline.Before = () => throw new IOException("The storage is away.");
        var message = new SmsMessage("+8613800000001", "hello", "S1/W1", Guid.NewGuid(), _clock.Now);

        await Assert.ThrowsAsync<IOException>(() => gateway.SendAsync(message, CancellationToken.None));
        Assert.Empty(inner.Delivered);
        _timeline.Before = () => Task.CompletedTask;

        Assert.IsType<SmsReceipt.Accepted>(await gateway.SendAsync(message, CancellationToken.None));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 9, 10, 2, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

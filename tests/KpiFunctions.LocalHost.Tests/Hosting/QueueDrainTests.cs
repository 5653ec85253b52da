using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.Testing;

namespace KpiFunctions.LocalHost.Tests.Hosting;

public sealed class QueueDrainTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Messages_are_processed_once_and_gone()
    {
        await using var test = await TestApplication.StartAsync(azurite, functions: typeof(TextWorker));
        await test.SendAsync([.. Enumerable.Range(0, 40).Select(i => $"{i}")]);

        await test.Drain().DrainAsync(default);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"{i}").Order(), test.Recorder.Calls.Order());
        Assert.Equal(0, (await test.Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_message_that_fails_once_is_done_on_the_second_try()
    {
        await using var test = await TestApplication.StartAsync(azurite, functions: typeof(TextWorker));
        test.Recorder.Behaviour = (_, _) => test.Recorder.Calls.Count == 1 ? throw new InvalidOperationException() : Task.CompletedTask;
        await test.SendAsync("again");

        await test.Drain().DrainAsync(default);

        Assert.Equal(["again", "again"], test.Recorder.Calls);
    }

    [Fact]
    public async Task A_message_that_always_fails_is_tried_five_times_and_put_aside()
    {
        await using var test = await TestApplication.StartAsync(azurite, functions: typeof(TextWorker));
        test.Recorder.Behaviour = (text, _) => text == "bad" ? throw new InvalidOperationException() : Task.CompletedTask;
        await test.SendAsync("bad", "good");
        var drain = test.Drain();

        await drain.DrainAsync(default);

        Assert.Equal(5, test.Recorder.Calls.Count(c => c == "bad"));
        Assert.Equal(1, test.Recorder.Calls.Count(c => c == "good"));
        Assert.Equal(["bad"], await test.PoisonAsync());
        Assert.Equal((1, 0), (drain.Poisoned, drain.LeftOver));
    }

    [Fact]
    public async Task What_is_put_aside_reaches_a_function_of_the_poison_queue()
    {
        await using var test = await TestApplication.StartAsync(azurite, functions: [typeof(TextWorker), typeof(TextPoisonWorker)]);
        test.Recorder.Behaviour = (text, _) => text == "bad" ? throw new InvalidOperationException() : Task.CompletedTask;
        await test.SendAsync("bad");

        await test.Drain().DrainAsync(default);

        Assert.Equal("poison bad", test.Recorder.Calls[^1]);
    }

    [Fact]
    public async Task What_fails_in_a_poison_queue_stays_there_hidden()
    {
        await using var test = await TestApplication.StartAsync(azurite, functions: typeof(TextPoisonWorker));
        test.Recorder.Behaviour = (_, _) => throw new InvalidOperationException();
        await test.PoisonQueue.SendMessageAsync("x");

        await test.Drain().DrainAsync(default);

        Assert.Single(test.Recorder.Calls);
        Assert.Equal(1, (await test.PoisonQueue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_message_that_a_function_puts_is_drained_too()
    {
        await using var test = await TestApplication.StartAsync(azurite, functions: typeof(TextWorker));
        test.Recorder.Behaviour = (text, _) => text.Length < 3 ? test.SendAsync(text + "x") : Task.CompletedTask;
        await test.SendAsync("x");

        await test.Drain().DrainAsync(default);

        Assert.Equal(["x", "xx", "xxx"], test.Recorder.Calls);
    }

    [Fact]
    public async Task A_queue_that_got_nothing_is_not_asked()
    {
        await using var test = await TestApplication.StartAsync(azurite, functions: typeof(TextWorker));
        var drain = test.Drain();
        await drain.DrainAsync(default);
        var first = test.Polls();

        await drain.DrainAsync(default);
        var idle = test.Polls();
        await test.SendAsync("x");
        await drain.DrainAsync(default);

        Assert.Equal((1, 1, 2), (first, idle, test.Polls()));
    }

    [Fact]
    public async Task Bodies_are_decoded_as_host_json_says()
    {
        await using var test = await TestApplication.StartAsync(azurite, HostJson.Default, functions: typeof(BytesWorker));
        await test.SendAsync(Convert.ToBase64String([1, 0xFF]));

        await test.Drain().DrainAsync(default);

        Assert.Equal(["01FF"], test.Recorder.Calls);
    }

    [Fact]
    public async Task A_body_that_cannot_be_decoded_is_put_aside_as_it_is()
    {
        await using var test = await TestApplication.StartAsync(azurite, HostJson.Default, functions: typeof(BytesWorker));
        await test.SendAsync("{}");

        await test.Drain().DrainAsync(default);

        Assert.Empty(test.Recorder.Calls);
        Assert.Equal(["{}"], await test.PoisonAsync());
    }
}

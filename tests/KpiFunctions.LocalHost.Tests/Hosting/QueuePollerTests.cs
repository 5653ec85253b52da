using KpiFunctions.Testing;

namespace KpiFunctions.LocalHost.Tests.Hosting;

public sealed class QueuePollerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_message_put_by_this_process_is_served()
    {
        await using var test = await TestApplication.StartAsync(azurite, functions: typeof(TextWorker));
        var served = new TaskCompletionSource<string>();
        test.Recorder.Behaviour = (text, _) =>
        {
            served.SetResult(text);
            return Task.CompletedTask;
        };
        await test.Application.StartTriggersAsync(default);

        await test.SendAsync("hello");

        Assert.Equal("hello", await served.Task.WaitAsync(Patience));
        await test.Application.StopAsync(Patience);
    }

    [Fact]
    public async Task Stopping_waits_for_the_running_function()
    {
        await using var test = await TestApplication.StartAsync(azurite, functions: typeof(TextWorker));
        var started = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        test.Recorder.Behaviour = (_, _) =>
        {
            started.SetResult();
            return release.Task;
        };
        await test.Application.StartTriggersAsync(default);
        await test.SendAsync("long work");
        await started.Task.WaitAsync(Patience);

        var stopped = test.Application.StopAsync(Patience);

        Assert.False(stopped.IsCompleted);
        release.SetResult();
        await stopped.WaitAsync(Patience);
        Assert.Equal(0, (await test.Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_function_that_outlasts_all_patience_is_cancelled_and_its_message_kept()
    {
        await using var test = await TestApplication.StartAsync(azurite, functions: typeof(TextWorker));
        var started = new TaskCompletionSource();
        test.Recorder.Behaviour = (_, token) =>
        {
            started.SetResult();
            return Task.Delay(Timeout.Infinite, token);
        };
        await test.Application.StartTriggersAsync(default);
        await test.SendAsync("endless work");
        await started.Task.WaitAsync(Patience);

        await test.Application.StopAsync(TimeSpan.Zero).WaitAsync(Patience);

        Assert.Equal(1, (await test.Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }
}

using Google.Protobuf.WellKnownTypes;
using KpiFunctions.Worker.Tests.Hosting;
using KpiFunctions.Worker.Tests.Invocations;
using KpiFunctions.Worker.Tests.Protocol;

namespace KpiFunctions.Worker.Tests.Lifetime;

[Collection(AppCollection.Name)]
public sealed class EndTests(AppFixture fixture)
{
    private static StreamingMessage Terminate => new() { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(Limits.Grace) } };

    [Fact]
    public async Task An_idle_app_ends_by_itself_when_the_host_asks()
    {
        await using var app = await fixture.StartAnotherAsync();

        app.Channel.Tell(Terminate);

        await app.Process.Ended.WaitAsync(Limits.Grace);
        Assert.True(app.Process.ExitCode == 0, app.Process.Output);
    }

    [Fact]
    public async Task An_import_that_still_comes_in_does_not_keep_the_app_from_ending()
    {
        await using var app = await fixture.StartAnotherAsync();
        using var caller = new CancellationTokenSource();
        var upload = new SlowUpload();
        using var request = upload.Request();
        app.Begin(request, caller.Token);
        await upload.Wanted.WaitAsync(Limits.Answer);

        app.Channel.Tell(Terminate);

        await app.Process.Ended.WaitAsync(Limits.Grace);
        Assert.True(app.Process.ExitCode == 0, app.Process.Output);
        await caller.CancelAsync();
    }
}

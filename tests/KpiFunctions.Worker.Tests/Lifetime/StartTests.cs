using KpiFunctions.Worker.Tests.Hosting;

namespace KpiFunctions.Worker.Tests.Lifetime;

[Collection(AppCollection.Name)]
public sealed class StartTests(AppFixture fixture)
{
    /// <summary>The host polls the queues as soon as their functions are loaded, and logs each poll of one that does not exist.</summary>
    [Fact]
    public async Task Every_queue_exists_before_the_app_is_given_work()
    {
        var settings = fixture.NewSettings();
        IReadOnlyList<string> queues = [];
        await using var app = await RunningApp.StartAsync(AppFolder.Built, settings, async () => queues = await settings.QueuesAsync());

        Assert.Equal(
            app.Functions.Where(function => function.IsQueue).Select(function => settings.Resolve(function.Queue!)).Order(StringComparer.Ordinal),
            queues.Order(StringComparer.Ordinal));
    }
}

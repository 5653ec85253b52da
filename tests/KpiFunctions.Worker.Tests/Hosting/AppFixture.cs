using KpiFunctions.Testing;

namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>One app, as it was built, for all tests that leave it as they found it. Starts others for those that do not.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private readonly AzuriteFixture _azurite = new();

    internal RunningApp App { get; private set; } = null!;

    /// <summary>An app of the test's own; the test ends it.</summary>
    /// <param name="more">Settings besides those of the other tests.</param>
    internal async Task<RunningApp> StartAnotherAsync(IReadOnlyDictionary<string, string>? more = null)
    {
        var app = await RunningApp.StartAsync(AppFolder.Built, NewSettings(more));

        // The worker tells the host that it is ready before its web server listens; these tests begin when all of it is there.
        await app.SendAsync(Requests.Get("/api/health"));
        return app;
    }

    internal AppSettings NewSettings(IReadOnlyDictionary<string, string>? more = null) => new(_azurite.ConnectionString) { More = more ?? new Dictionary<string, string>() };

    public async Task InitializeAsync()
    {
        await _azurite.InitializeAsync();
        App = await StartAnotherAsync();
    }

    public async Task DisposeAsync() => await App.DisposeAsync();
}

using Microsoft.Playwright;

namespace KpiFunctions.LocalHost.Tests.Browser;

/// <summary>A real browser: the one of this machine, or else the one that Playwright brings.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var own = Find();
        if (own is null && Microsoft.Playwright.Program.Main(["install", "chromium", "--only-shell"]) != 0)
        {
            throw new InvalidOperationException($"There is no browser to test pages with. Install one of {string.Join(", ", Names)}: apt-get install chromium-headless-shell.");
        }

        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = own, Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.LocalHost.Tests.App;
using KpiFunctions.Testing;
using KpiFunctions.Testing.Documentation;

namespace KpiFunctions.LocalHost.Tests.Release;

/// <summary>The script that a deployment ends with, run against the real app over HTTP.</summary>
public sealed class SmokeTestTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private const string Key = "the key of the smoke test, 32 characters or more";

    private LocalApplication _application = null!;

    public async Task InitializeAsync() => _application = await ServedApp.StartAsync(azurite, Key);

    public async Task DisposeAsync() => await _application.DisposeAsync();

    [Fact]
    public async Task It_takes_an_order_through_to_a_provisional_score_as_often_as_it_is_run()
    {
        for (var run = 0; run < 2; run++)
        {
            var (exitCode, output, problem) = await RunAsync(_application.Address, Key, "--order");

            Assert.True(exitCode == 0, output + problem);
            Assert.Contains("and the order counts in it", output, StringComparison.Ordinal);
            Assert.DoesNotContain(Key, output + problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_an_order_it_only_asks_whether_the_app_is_ready_and_needs_no_key() =>
        Assert.Equal((0, "ok      ready: blobs, gateway, queues, tables\n", ""), await RunAsync(_application.Address, key: ""));

    [Fact]
    public async Task A_key_that_may_not_is_named_with_what_it_was_answered()
    {
        var (exitCode, _, problem) = await RunAsync(_application.Address, "no key at all", "--order");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("FAILED: a scheme: repaired within a day, all points: PUT /api/schemes/smoke-test was answered with 401: {", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_does_not_answer_is_not_ready()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = new Uri($"http://{taken.LocalEndpoint}");
        taken.Stop();

        var (exitCode, output, problem) = await RunAsync(address, Key, "--order");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("FAILED: not ready after 2 tries; /api/health/ready was answered with 000: ", problem, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Problem)> RunAsync(Uri address, string key, params string[] options)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "infra", "smoke-test.sh"), address.ToString(), .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["KPI_KEY"], start.Environment["SMOKE_TRIES"], start.Environment["SMOKE_WAIT"]) = (key, "2", "0");
        using var run = Process.Start(start)!;
        var (output, problem) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        return (run.ExitCode, await output, await problem);
    }
}

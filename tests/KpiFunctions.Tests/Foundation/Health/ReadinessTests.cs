using System.Net.Sockets;
using Azure;
using Azure.Identity;
using KpiFunctions.Foundation.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KpiFunctions.Tests.Foundation.Health;

public sealed class ReadinessTests
{
    private readonly StopWatch _clock = new();

    public static TheoryData<string, Exception> Failures { get; } = new()
    {
        { "cannot be reached", new RequestFailedException(0, "to secretaccount", null, new SocketException()) },
        { "refuses with 403 AuthorizationFailure", new RequestFailedException(403, "secretaccount", "AuthorizationFailure", null) },
        { "cannot be reached", new AggregateException(new RequestFailedException(503, "busy"), new RequestFailedException(0, "secretaccount")) },
        { "the identity gets no token", new CredentialUnavailableException("secretaccount") },
        { "cannot be reached", new HttpRequestException("secretaccount") },
        { "failed with FormatException", new FormatException("secretaccount") },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_is_told_by_its_reason_and_without_names(string reason, Exception failure)
    {
        using var services = Services(_ => throw failure);

        var report = await services.GetRequiredService<Readiness>().ReadAsync(CancellationToken.None);

        Assert.Equal((HealthStatus.Unhealthy, reason), (report.Status, report.Entries["thing"].Description));
    }

    [Fact]
    public async Task What_does_not_answer_is_waited_for_only_so_long()
    {
        using var services = Services(
            async token =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return null;
            },
            bound: TimeSpan.FromMilliseconds(20));

        var report = await services.GetRequiredService<Readiness>().ReadAsync(CancellationToken.None);

        Assert.Equal((HealthStatus.Unhealthy, "no answer in time"), (report.Status, report.Entries["thing"].Description));
    }

    [Fact]
    public async Task A_thousand_questions_within_ten_seconds_are_one()
    {
        var asked = 0;
        using var services = Services(_ => Task.FromResult<string?>(Interlocked.Increment(ref asked) > 0 ? null : null));
        var readiness = services.GetRequiredService<Readiness>();

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => readiness.ReadAsync(CancellationToken.None)));
        _clock.Passed = TimeSpan.FromSeconds(9);
        await readiness.ReadAsync(CancellationToken.None);
        Assert.Equal(1, asked);

        _clock.Passed = TimeSpan.FromSeconds(10);
        await readiness.ReadAsync(CancellationToken.None);
        Assert.Equal(2, asked);
    }

    private ServiceProvider Services(Func<CancellationToken, Task<string?>> probe, TimeSpan? bound = null)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_clock).AddHealth();
        services.AddProbe("thing", _ => probe);
        if (bound is { } limit)
        {
            services.PostConfigure<HealthCheckServiceOptions>(o => o.Registrations.Single().Timeout = limit);
        }

        return services.BuildServiceProvider();
    }

    private sealed class StopWatch : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;
    }
}

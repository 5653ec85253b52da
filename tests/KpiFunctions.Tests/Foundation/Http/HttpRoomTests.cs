using KpiFunctions.Foundation.Http;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Tests.Foundation.Http;

/// <summary>What the worker and the local host both do with requests.</summary>
public sealed class HttpRoomTests
{
    [Fact]
    public void The_web_server_takes_every_body_that_an_endpoint_would_refuse_with_words()
    {
        using var services = new ServiceCollection().AddHttp().BuildServiceProvider();
        Assert.True(services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestBodySize > 64 * 1024 * 1024);
    }

    [Fact]
    public void The_web_servers_lines_about_each_request_are_not_logged_but_its_warnings_and_the_apps_own_lines()
    {
        using var logs = new CollectedLogs();
        using var services = new ServiceCollection().AddHttp().AddLogging(l => l.AddProvider(logs)).BuildServiceProvider();
        var factory = services.GetRequiredService<ILoggerFactory>();

        Assert.False(factory.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Information));
        Assert.True(factory.CreateLogger("Microsoft.AspNetCore.Server.Kestrel").IsEnabled(LogLevel.Warning));
        Assert.True(factory.CreateLogger("KpiFunctions.Features.Import").IsEnabled(LogLevel.Information));
    }
}

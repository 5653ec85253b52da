using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>The gRPC server that a worker connects to, on 127.0.0.1 and any free port.</summary>
internal sealed class WorkerServer : IAsyncDisposable
{
    private readonly WebApplication _web;

    private WorkerServer(WebApplication web) => _web = web;

    public Uri Address => new(_web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<WorkerServer> StartAsync(WorkerChannel channel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(channel);
        builder.Services.AddGrpc(options => options.MaxReceiveMessageSize = int.MaxValue);
        var web = builder.Build();
        web.MapGrpcService<EventStreamService>();
        await web.StartAsync();
        return new WorkerServer(web);
    }

    public async ValueTask DisposeAsync() => await _web.DisposeAsync();
}

using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Foundation.Http;

/// <summary>How requests are taken and answered, the same in the deployed app and in the local host.</summary>
public static class HttpRoom
{
    /// <summary>
    /// Bytes of a body that the web server takes, as many as the Functions host lets through. Every endpoint allows less and says so itself;
    /// what the server refuses would tell nobody what to do.
    /// </summary>
    private const long LargestBody = 104_857_600;

    // Requests end before; this is for whatever else might hang.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    /// <summary>Limits, JSON, log filters and what becomes of exceptions. May be called twice.</summary>
    public static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopWithin);
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = ApiJson.Options.Encoder);

        // Five lines a request at Information, which host.json cannot filter: it only sees what the app lets out.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        services.TryAddSingleton<EndpointAnswers>();
        services.TryAddSingleton<StopSignal>();
        return services;
    }

    /// <summary>Lets the Functions worker answer requests as <see cref="AddHttp"/> says.</summary>
    public static FunctionsApplicationBuilder UseHttp(this FunctionsApplicationBuilder builder)
    {
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<EndpointMiddleware>();
        builder.Services.Configure<WorkerOptions>(worker => worker.InputConverters.RegisterAt<RequestTokenConverter>(0));
        builder.Services.AddHttp();
        return builder;
    }
}

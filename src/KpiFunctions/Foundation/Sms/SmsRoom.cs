using Azure.Communication.Sms;
using Azure.Core;
using Azure.Core.Pipeline;
using KpiFunctions.Foundation.Health;
using KpiFunctions.Foundation.Sms.Acs;
using KpiFunctions.Foundation.Sms.Console;
using KpiFunctions.Foundation.Sms.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Polly;

namespace KpiFunctions.Foundation.Sms;

/// <summary>Handing texts to a provider: the gateway that <c>Sms:Gateway</c> names.</summary>
public static class SmsRoom
{
    private const string AcsHttpClient = "acs-sms";

    /// <summary>Adds <see cref="ISmsGateway"/>; whoever adds <see cref="ISendingTimeline"/> shares the pace. Wrong or missing settings stop the app at its start. The console gateway also tells every other registered <see cref="IConsoleSmsSink"/>.</summary>
    public static IServiceCollection AddSms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<SmsOptions>, SmsOptionsValidator>();
        services.AddOptions<SmsOptions>().Bind(configuration.GetSection(SmsOptions.Section)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IConsoleSmsSink>(_ => new ConsoleSmsPrinter(System.Console.Out));
        services.AddAcsClient();
        services.AddHttpSmsClient();
        services.AddHttpClient(GatewayProbe.HttpClient).RemoveAllLoggers();
        services.AddProbe("gateway", provider => ActivatorUtilities.CreateInstance<GatewayProbe>(provider).FindProblemAsync);
        return services.AddSingleton<ISmsGateway>(provider => Options(provider).Gateway switch
        {
            SmsGatewayNames.Acs => Paced(provider, ActivatorUtilities.CreateInstance<AcsSmsGateway>(provider)),
            SmsGatewayNames.Http => Paced(provider, ActivatorUtilities.CreateInstance<HttpSmsGateway>(provider)),
            _ => ActivatorUtilities.CreateInstance<ConsoleSmsGateway>(provider),
        });
    }

    private static PacedSmsGateway Paced(IServiceProvider provider, ISmsGateway gateway) =>
        new(gateway, new SendingPace(provider.GetRequiredService<ISendingTimeline>(), Options(provider).TextsPerMinute, provider.GetRequiredService<TimeProvider>()));

    private static void AddAcsClient(this IServiceCollection services)
    {
        // The client lives as long as the app, so connections are renewed below it instead of by the factory.
        services.AddHttpClient(AcsHttpClient)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddPolicyHandler((provider, _) => SmsHttpPolicies.Retry(Options(provider).Acs))
            .AddPolicyHandler((provider, _) => SmsHttpPolicies.Timeout(Options(provider).Acs))
            .AddHttpMessageHandler(() => new SmsAttempts.Handler());
        services.AddSingleton(CreateAcsClient);
    }

    private static void AddHttpSmsClient(this IServiceCollection services)
    {
        // A breaker counts over all requests, so there is one; the factory would make one for each of them.
        IAsyncPolicy<HttpResponseMessage>? breaker = null;
        services.AddHttpClient(HttpSmsGateway.HttpClient)
            .RemoveAllLoggers() // They write addresses and headers, which hold keys.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
            .AddPolicyHandler((provider, _) => SmsHttpPolicies.Retry(Options(provider).Http))
            .AddPolicyHandler((provider, _) => LazyInitializer.EnsureInitialized(ref breaker, () => SmsHttpPolicies.Break(Options(provider).Http)))
            .AddPolicyHandler((provider, _) => SmsHttpPolicies.Timeout(Options(provider).Http))
            .AddHttpMessageHandler(() => new SmsAttempts.Handler());
    }

    private static SmsClient CreateAcsClient(IServiceProvider provider)
    {
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(AcsHttpClient);
        var options = new SmsClientOptions { Transport = new HttpClientTransport(http) };
        options.Retry.MaxRetries = 0; // Polly retries.
        options.AddPolicy(new RepeatabilityPolicy(), HttpPipelinePosition.PerCall);
        var acs = Options(provider).Acs;
        return acs.ConnectionString is { } connection
            ? new SmsClient(connection, options)
            : new SmsClient(acs.Endpoint!, provider.GetRequiredService<TokenCredential>(), options);
    }

    private static SmsOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<SmsOptions>>().Value;
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Features.Webhooks;

/// <summary>What SMS providers push: replies and delivery reports.</summary>
internal static class WebhooksRoom
{
    internal static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookValidator>();
        services.AddSingleton<ArrivalStore>();
        services.AddSingleton<PushedEvent>();
        services.AddSingleton<PushChannel>();
        services.AddSingleton<PushIntake>();
        return services;
    }
}

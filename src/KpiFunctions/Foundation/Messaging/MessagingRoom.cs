using KpiFunctions.Foundation.Health;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>Queues, and what becomes of messages that cannot be processed.</summary>
internal static class MessagingRoom
{
    internal static IServiceCollection AddMessaging(this IServiceCollection services)
    {
        services.AddSingleton<Queues>();
        services.AddSingleton<MessageMetrics>();
        services.AddSingleton<QueueMeasurement>();
        services.AddSingleton<DeadLetterStore>();
        services.AddSingleton<EventIntake>();
        services.AddHostedService<QueueSetup>();
        return services.AddProbe("queues", provider => async token =>
        {
            await provider.GetRequiredService<Queues>().All.First().Client.GetPropertiesAsync(token);
            return null;
        });
    }
}

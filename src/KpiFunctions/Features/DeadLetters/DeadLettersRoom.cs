using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.DeadLetters;

/// <summary>What could not be processed, shown and sent again.</summary>
internal static class DeadLettersRoom
{
    internal static IServiceCollection AddDeadLetters(this IServiceCollection services)
    {
        services.AddSingleton<DeadLetterReplay>();
        return services;
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Scores;

/// <summary>Score documents, closed and provisional.</summary>
internal static class ScoresRoom
{
    internal static IServiceCollection AddScores(this IServiceCollection services)
    {
        services.AddSingleton<GroupTotalStore>();
        services.AddSingleton<ScoreStore>();
        services.AddSingleton<ScoreQuery>();
        return services;
    }
}

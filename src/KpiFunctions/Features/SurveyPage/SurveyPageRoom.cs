using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.SurveyPage;

/// <summary>The page on which a customer answers a survey.</summary>
internal static class SurveyPageRoom
{
    internal static IServiceCollection AddSurveyPage(this IServiceCollection services)
    {
        services.AddSingleton<OpenSurveys>();
        services.AddSingleton<SurveyPages>();
        return services;
    }
}

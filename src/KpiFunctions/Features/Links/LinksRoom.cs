using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Links;

/// <summary>Addresses of surveys' pages in texts.</summary>
internal static class LinksRoom
{
    internal static IServiceCollection AddLinks(this IServiceCollection services)
    {
        services.AddOptions<SurveyLinkOptions>().BindConfiguration(SurveyLinkOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SurveyLinks>();
        services.AddSingleton<SurveyLinkStore>();
        return services;
    }
}

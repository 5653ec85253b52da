using KpiFunctions.Foundation.Sms;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Surveys;

/// <summary>Texting surveys, at most once each, and what became of the texts.</summary>
internal static class SurveysRoom
{
    internal static IServiceCollection AddSurveys(this IServiceCollection services)
    {
        services.AddOptions<SurveyOptions>().BindConfiguration(SurveyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DailyTextStore>();
        services.AddSingleton<DailyTexts>();
        services.AddSingleton<ISendingTimeline, SendingTimelineStore>();
        services.AddSingleton<SurveyRetries>();
        services.AddSingleton<SendingStop>();
        services.AddSingleton<SurveyWording>();
        services.AddSingleton<WantedTexts>();
        services.AddSingleton<RefusedTexts>();
        services.AddSingleton<SurveySender>();
        services.AddSingleton<DeliveryRecorder>();
        services.AddSingleton<DeliveryEvents>();
        services.AddSingleton<SurveyStatisticsQuery>();
        return services;
    }
}

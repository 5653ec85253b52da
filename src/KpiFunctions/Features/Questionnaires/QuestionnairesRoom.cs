using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Questionnaires;

/// <summary>What customers are asked.</summary>
internal static class QuestionnairesRoom
{
    internal static IServiceCollection AddQuestionnaires(this IServiceCollection services)
    {
        services.AddSingleton<QuestionnaireStore>();
        return services;
    }
}

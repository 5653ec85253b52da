using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Surveys;

/// <summary>A claim as a sender makes it.</summary>
internal static class Given
{
    internal static SurveyId Survey { get; } = new(StoreId.Parse("S1"), WorkOrderId.Parse("W1"));

    internal static SurveyClaim Claim(Instant at) => new(
        Survey,
        new StoreMonth(Survey.StoreId, new YearMonth(2026, 9)),
        new SurveyWords(new QuestionnaireVersion(QuestionnaireId.OneQuestion, 1), Segments: 1, Cost: 0.05m),
        Guid.Empty,
        at);
}

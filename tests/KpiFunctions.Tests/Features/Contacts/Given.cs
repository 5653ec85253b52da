using KpiFunctions.Domain;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Tests.Features.Contacts;

/// <summary>A number and the texts that were claimed for it.</summary>
internal static class Given
{
    internal static readonly ContactKey Key = new(new string('a', 64));

    internal static readonly Instant Now = Instant.FromUtc(2026, 9, 10, 2, 0);

    internal static SurveyClaim Claim(string order = "W1", Instant? at = null, TextPurpose purpose = TextPurpose.Survey) => new(
        new SurveyId(StoreId.Parse("S1"), WorkOrderId.Parse(order)),
        new StoreMonth(StoreId.Parse("S1"), new YearMonth(2026, 9)),
        new SurveyWords(QuestionnaireVersion.Parse("three-questions@2"), Segments: 2, Cost: 0.105m),
        new Guid("7f2c1a52-4f0e-4b0e-9f57-0d3f1f3c2b1a"),
        at ?? Now,
        Attempt: 2,
        Calls: 3,
        purpose);
}

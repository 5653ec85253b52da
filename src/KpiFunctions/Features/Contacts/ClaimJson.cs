using System.Text.Json.Serialization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Contacts;

/// <summary>A claim as it is kept in its contact.</summary>
internal sealed record ClaimJson(
    string Store,
    string Order,
    string Month,
    TextPurpose Purpose,
    string Questionnaire,
    int Segments,
    decimal Cost,
    Guid RepeatabilityId,
    DateTimeOffset FirstSentAt,
    int Attempt,
    int Calls,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Refusal = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? BeganAt = null)
{
    internal static ClaimJson Of(SurveyClaim claim) => new(
        claim.Survey.StoreId.Value,
        claim.Survey.WorkOrderId.Value,
        Keys.Month(claim.Month.Month),
        claim.Purpose,
        claim.Words.Questionnaire.ToString(),
        claim.Words.Segments,
        claim.Words.Cost,
        claim.RepeatabilityId,
        claim.FirstSentAt.ToDateTimeOffset(),
        claim.Attempt,
        claim.Calls,
        claim.Refusal,
        claim.BeganAt == claim.FirstSentAt ? null : claim.BeganAt.ToDateTimeOffset());

    internal SurveyClaim ToClaim()
    {
        var store = StoreId.Parse(Store);
        return new SurveyClaim(
            new SurveyId(store, WorkOrderId.Parse(Order)),
            new StoreMonth(store, Keys.ParseMonth(Month)),
            new SurveyWords(QuestionnaireVersion.Parse(Questionnaire), Segments, Cost),
            RepeatabilityId,
            Instant.FromDateTimeOffset(FirstSentAt),
            Attempt,
            Calls,
            Purpose)
        {
            Refusal = Refusal,
            BeganAt = Instant.FromDateTimeOffset(BeganAt ?? FirstSentAt),
        };
    }
}

using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.SurveyPage;

/// <summary>A survey whose page can be shown and answered.</summary>
/// <param name="Claim">Its text, with the month in which the order is now.</param>
internal sealed record OpenSurvey(Store Store, Questionnaire Questionnaire, ServiceRecord Service, SurveyClaim Claim, ContactKey Contact)
{
    /// <summary>The store's own day of the service; <see langword="null"/> while the order is open again.</summary>
    internal NodaTime.LocalDate? Day => Service.Order.CompletedAt is { } completedAt ? completedAt.InZone(Store.Zone).Date : null;
}

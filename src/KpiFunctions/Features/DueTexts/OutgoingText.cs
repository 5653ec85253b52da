using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Features.DueTexts;

/// <summary>A survey whose text is to leave now, with all that is needed to send it or to put it back.</summary>
/// <param name="Purpose">Which of the survey's texts.</param>
/// <param name="FailingSince">When the provider first did not take the text for a passing reason.</param>
internal sealed record OutgoingText(
    ServiceRecord Stored, TextPurpose Purpose, Store Store, Phone Phone, ContactKey Contact, Instant Now, Instant? FailingSince)
{
    /// <summary>The step on the order's way that this is, when it is traced.</summary>
    public OrderStep? Step { get; init; }

    public SurveyId Id => new(Stored.Order.StoreId, Stored.Order.Id);

    public TextTag Tag => new(Id, Purpose);

    public bool IsSurvey => Purpose == TextPurpose.Survey;

    /// <summary>Whether the text counts against the store's texts of the day and keeps to its sending window. Who asks for silence is answered at once.</summary>
    public bool IsLimited => Purpose != TextPurpose.OptOutConfirmation;

    /// <summary>When the store's next day begins.</summary>
    public Instant NextDay => Store.Zone.AtStartOfDay(Now.InZone(Store.Zone).Date.PlusDays(1)).ToInstant();

    /// <summary>The entry in the list of due texts that brings it back.</summary>
    public DueText At(Instant due, Instant? failingSince) =>
        new(Id, Stored.Month, Contact, Stored.Order.CountsAt, due, failingSince, Purpose);
}

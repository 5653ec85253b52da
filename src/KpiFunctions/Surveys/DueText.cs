using KpiFunctions.Callbacks;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.WorkOrders;
using NodaTime;

namespace KpiFunctions.Surveys;

/// <summary>A survey whose text is to leave now, with all that is needed to send it or to put it back.</summary>
/// <param name="FailingSince">When the provider first did not take the text for a passing reason.</param>
internal sealed record DueText(StoredWorkOrder Stored, Store Store, Phone Phone, ContactKey Contact, Instant Now, Instant? FailingSince)
{
    public SurveyId Id => new(Stored.Order.StoreId, Stored.Order.Id);

    /// <summary>When the store's next day begins.</summary>
    public Instant NextDay => Store.Zone.AtStartOfDay(Now.InZone(Store.Zone).Date.PlusDays(1)).ToInstant();

    /// <summary>The entry in the list of callbacks that brings it back.</summary>
    public DueSurvey At(Instant due, Instant? failingSince) =>
        new(Id, Stored.Month, Contact, Stored.Order.CompletedAt!.Value, due, failingSince);
}

using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Foundation;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Facts;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;
using NodaTime;

namespace KpiFunctions.Features.Contacts;

/// <summary>
/// Obeys customers who want no texts, or want them again, whoever told us: an answer, the provider, a person. A wish for silence ends reminders and telephone
/// calls of all surveys that went to the number. All of it may be done again.
/// </summary>
public sealed class CustomerWishes(ContactStore contacts, WorkOrderStore workOrders, SurveyStore surveys, FactStore facts, StoreDirectory stores, TimeProvider time)
{
    /// <param name="at">When the customer wished it; a newer wish stands.</param>
    /// <returns>The contact as it is afterwards.</returns>
    public async Task<Contact> OptOutAsync(ContactKey key, Instant at, CancellationToken cancellationToken)
    {
        var contact = await contacts.ChangeAsync(key, c => c.OptOut(at) is var after && after != c ? after : null, likelyNew: false, cancellationToken);
        if (contact.OptedOutAt is not null)
        {
            await LeaveAloneAsync(contact, at, cancellationToken);
        }

        return contact;
    }

    /// <inheritdoc cref="OptOutAsync"/>
    public Task<Contact> OptInAsync(ContactKey key, Instant at, CancellationToken cancellationToken) =>
        contacts.ChangeAsync(key, c => c.OptIn(at) is var after && after != c ? after : null, likelyNew: false, cancellationToken);

    /// <summary>Ends reminders and calls of a customer whose wish for silence is kept already.</summary>
    /// <param name="at">When it is known that nobody need call.</param>
    public async Task LeaveAloneAsync(Contact contact, Instant at, CancellationToken cancellationToken)
    {
        foreach (var claim in contact.Claims.Where(c => c.Purpose == TextPurpose.Survey))
        {
            var store = await stores.GetAsync(claim.Survey.StoreId, cancellationToken);
            if (await workOrders.FindAsync(store.Id, claim.Survey.WorkOrderId, claim.Month, cancellationToken) is not { } stored
                || time.Now() >= stored.Month.ClosesAt(store))
            {
                continue;
            }

            if (stored.Survey.IsWaiting)
            {
                await surveys.ChangeAsync(stored, survey => survey.LeaveAlone(ExclusionReason.OptedOut), cancellationToken);
            }
            else if (stored.Survey.SilentAt is { } raisedAt)
            {
                await facts.WriteAsync(store, stored.Month, FactPlaces.Call(stored.Order.Id, raisedAt), call => call?.NotNeeded(at), cancellationToken);
            }
        }
    }
}

using KpiFunctions.Domain.Surveys.Links;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.Links;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Foundation;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.SurveyPage;

/// <summary>Finds what a page is about: three rows, and the store and the questionnaire, which are remembered. Reads only.</summary>
public sealed class OpenSurveys(
    SurveyLinks links, ContactStore contacts, WorkOrderStore workOrders, StoreDirectory stores, QuestionnaireStore questionnaires, TimeProvider time)
{
    /// <returns>
    /// <see langword="null"/> when there is nothing to answer any more: the link's time is over, as it is for a text that would come now, or the customer was
    /// erased, or the text was taken back because it never left.
    /// </returns>
    /// <exception cref="InvalidOperationException">The order is being moved to another month; the next try finds it there.</exception>
    internal async Task<OpenSurvey?> FindAsync(SurveyToken token, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(token, cancellationToken) is not { } link
            || time.Now() >= link.KeptUntil
            || (await contacts.FindAsync(link.Contact, cancellationToken))?.ClaimOf(link.Survey) is not { } claim)
        {
            return null;
        }

        var service = await workOrders.FindAsync(link.Survey.StoreId, link.Survey.WorkOrderId, link.Month, cancellationToken)
            ?? throw new InvalidOperationException($"Order {link.Survey} is being moved to another month; its page is shown on the next try.");
        return service.Order.CustomerPhone.ErasedAt is not null ? null : new OpenSurvey(
            await stores.GetAsync(link.Survey.StoreId, cancellationToken),
            await questionnaires.GetAsync(claim.Words.Questionnaire, cancellationToken),
            service,
            claim with { Month = service.Month },
            link.Contact);
    }
}

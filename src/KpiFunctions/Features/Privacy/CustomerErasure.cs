using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.Links;
using KpiFunctions.Features.Replies;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Features.Privacy;

/// <summary>
/// Erases everything personal of a customer in the stores of the caller: numbers and words of orders and complaints, what is known of the
/// numbers, texts that answered nothing, dead letters, and what staff wrote of the customer. Doing it again, or after it was interrupted, erases what is left.
/// </summary>
public sealed partial class CustomerErasure(
    CustomerFinder finder,
    MonthErasure months,
    PersonIndex persons,
    StoreDirectory stores,
    ContactStore contacts,
    SurveyLinks links,
    UnmatchedReplyStore unmatched,
    DeadLetterStore deadLetters,
    StaffWords words,
    ErasureStore log,
    Retention retention,
    ILogger<CustomerErasure> logger)
{
    public async Task<ErasureProof> EraseAsync(EraseRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var now = retention.Now;
        await caller.Audit.ChangesAsync(before: null, new { request.NeverTextAgain }, cancellationToken, request.Store);
        var proof = await log.BeginAsync(caller.Name, request.NeverTextAgain, cancellationToken);
        var found = await finder.FindAsync(request, caller, cancellationToken);

        // Dead letters and texts that answered nothing may be of any store, so only who reaches all of them erases those. The letters are found by the
        // number itself, so they go while the orders have it.
        foreach (var phone in found.Phones.Where(_ => caller.Role == Role.Admin))
        {
            proof = proof with { DeadLetters = proof.DeadLetters + await deadLetters.EraseAsync(phone, cancellationToken) };
        }

        // So does what staff wrote about the customer.
        var mentions = new CustomerMentions(
            found.Phones, found.Orders.Values.SelectMany(o => o).Select(o => o.Value).Concat(request.Customer is { } id ? [id.Value] : []));
        foreach (var first in found.First)
        {
            proof = proof with { Records = proof.Records + await EraseMentionsAsync(first, found, mentions, now, cancellationToken) };
        }

        // Then the orders, so that nobody texts the number any more when what was texted is forgotten. They keep its look-up key to the end,
        // so that an erasure that is interrupted finds the rest when it is asked for again.
        foreach (var (month, orders) in found.Orders)
        {
            var records = await months.EraseOrdersAsync(month, orders, now, cancellationToken);
            proof = proof with { Records = proof.Records + records };
            await links.ForgetAsync(month.StoreId, orders, cancellationToken);
        }

        foreach (var contact in found.Contacts)
        {
            await contacts.ReduceAsync(contact, c => Reduce(c, request, caller, now), cancellationToken);
            if (caller.Role == Role.Admin)
            {
                proof = proof with { UnmatchedReplies = proof.UnmatchedReplies + await unmatched.EraseAsync(contact, cancellationToken) };
            }
        }

        foreach (var (month, orders) in found.Orders)
        {
            await months.ForgetContactsAsync(month, orders, cancellationToken);
        }

        foreach (var (store, contact) in found.First.SelectMany(first => found.Contacts.Select(contact => (first.StoreId, contact))))
        {
            await persons.ForgetAsync(store, contact, found.OrdersOf(store), cancellationToken);
        }

        proof = proof with { CompletedAt = now.ToDateTimeOffset() };
        await log.CompleteAsync(proof, cancellationToken);
        caller.Audit.Touched(proof);
        Erased(proof.Id, proof.Records);
        return proof;
    }

    /// <summary>What staff wrote in a store since it has known the customer, and in the month before, in which the first visit may have been spoken of.</summary>
    private async Task<int> EraseMentionsAsync(
        StoreMonth first, CustomerRecords found, CustomerMentions mentions, Instant now, CancellationToken cancellationToken)
    {
        var from = first with { Month = first.Month.PlusMonths(-1) };
        var last = StoreMonth.Of(await stores.GetAsync(first.StoreId, cancellationToken), now);
        var erased = 0;
        for (var month = from; month.Month <= last.Month; month = month with { Month = month.Month.PlusMonths(1) })
        {
            erased += await months.EraseMentionsAsync(month, mentions.AreIn, now, cancellationToken);
        }

        return erased + await words.EraseAsync(
            from, (month, order) => found.Orders.GetValueOrDefault(month)?.Contains(order) == true, mentions.AreIn, cancellationToken);
    }

    private static Contact Reduce(Contact contact, EraseRequest request, Caller caller, Instant now)
    {
        var forgotten = contact with { Claims = [.. contact.Claims.Where(c => !caller.MaySupervise(c.Survey.StoreId))] };
        return request.NeverTextAgain ? forgotten.OptOut(now) : forgotten;
    }

    [LoggerMessage(EventId = 1502, Level = LogLevel.Information, Message = "Erasure {Id}: a customer's data was erased on request in {Records} records")]
    private partial void Erased(string id, int records);
}

using System.Collections.Concurrent;
using KpiFunctions.Domain;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.Privacy;

/// <summary>Finds everything of a customer in the stores of the caller: a look into the index of each, whatever else the stores hold.</summary>
public sealed class CustomerFinder(PersonalRecords personal, FactIndex index, ContactKeys keys, StoreDirectory stores)
{
    private const int StoresAtOnce = 16;

    internal async Task<CustomerRecords> FindAsync(EraseRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var records = new CustomerRecords();
        if (request is { Store: { } store, Customer: { } customer } && caller.MaySupervise(store))
        {
            Add(records, await personal.OfCustomerAsync(store, customer, cancellationToken));
        }

        if (request.Phone is { } asked)
        {
            records.Phones.Add(asked);
        }

        // The customer's numbers may stand on orders without the customer's id, and in other stores.
        records.Contacts.UnionWith(records.Phones.Select(keys.Of));
        var own = (await StoresOfAsync(caller, cancellationToken)).SelectMany(id => records.Contacts.Select(contact => (Store: id, Contact: contact)));
        var found = new ConcurrentBag<IReadOnlyList<PersonalRecord>>();
        await Parallel.ForEachAsync(
            own,
            new ParallelOptions { MaxDegreeOfParallelism = StoresAtOnce, CancellationToken = cancellationToken },
            async (place, token) => found.Add(await personal.OfContactAsync(place.Store, place.Contact, token)));
        foreach (var some in found)
        {
            Add(records, some);
        }

        await AddComplaintMonthsAsync(records, cancellationToken);
        return records;
    }

    private async Task<IEnumerable<StoreId>> StoresOfAsync(Caller caller, CancellationToken cancellationToken) => caller.Role == Role.Admin || caller.IsEverywhere
        ? (await stores.ListAsync(cancellationToken)).Select(s => s.Id)
        : caller.Stores;

    private static void Add(CustomerRecords records, IReadOnlyList<PersonalRecord> found)
    {
        foreach (var record in found)
        {
            records.Add(record.Month, record.Order);
            if (record.Phone is { } phone)
            {
                records.Phones.Add(phone);
            }

            if (record.ErasedContact is { } contact)
            {
                records.Contacts.Add(contact);
            }
        }
    }

    /// <summary>A complaint lies in the month in which it was received, which may be later than that of its order, and beside a closed one what came late of it.</summary>
    private async Task AddComplaintMonthsAsync(CustomerRecords records, CancellationToken cancellationToken)
    {
        foreach (var (store, order) in records.Orders.SelectMany(o => o.Value.Select(id => (o.Key.StoreId, id))).Distinct().ToList())
        {
            foreach (var complaint in await index.ComplaintsOfAsync(store, order, cancellationToken))
            {
                if (await index.FindPlaceAsync(store, Keys.ComplaintRow(complaint), cancellationToken) is { } home)
                {
                    records.Add(home.Month, order);
                    if (home.LateIn is { } late)
                    {
                        records.Add(late, order);
                    }
                }
            }
        }
    }
}

using KpiFunctions.Foundation.Access;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.Privacy;

/// <summary>Finds everything of a customer in the stores of the caller.</summary>
public sealed class CustomerFinder(PersonalRecords personal, FactIndex index, ContactKeys keys)
{
    internal async Task<CustomerRecords> FindAsync(EraseRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var records = new CustomerRecords();
        if (request is { Store: { } store, Customer: { } customer })
        {
            await AddAsync(records, personal.OfCustomerAsync(store, customer, cancellationToken), caller);
        }

        if (request.Phone is { } asked)
        {
            records.Phones.Add(asked);
            records.Contacts.Add(keys.Of(asked));
        }

        // The customer's numbers may stand on orders without the customer's id, and in other stores.
        foreach (var phone in records.Phones.ToList())
        {
            records.Contacts.Add(keys.Of(phone));
            await AddAsync(records, personal.OfPhoneAsync(phone, cancellationToken), caller);
        }

        foreach (var contact in records.Contacts.ToList())
        {
            await AddAsync(records, personal.OfErasedAsync(contact, cancellationToken), caller);
        }

        await AddComplaintMonthsAsync(records, cancellationToken);
        return records;
    }

    private static async Task AddAsync(CustomerRecords records, IAsyncEnumerable<PersonalRecord> found, Caller caller)
    {
        await foreach (var record in found)
        {
            if (!caller.MaySupervise(record.Month.StoreId))
            {
                continue;
            }

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

    /// <summary>A complaint lies in the month in which it was received, which may be later than that of its order.</summary>
    private async Task AddComplaintMonthsAsync(CustomerRecords records, CancellationToken cancellationToken)
    {
        foreach (var (store, order) in records.Orders.SelectMany(o => o.Value.Select(id => (o.Key.StoreId, id))).Distinct().ToList())
        {
            foreach (var complaint in await index.ComplaintsOfAsync(store, order, cancellationToken))
            {
                if (await index.FindAsync(store, Keys.ComplaintRow(complaint), cancellationToken) is { } month)
                {
                    records.Add(month, order);
                }
            }
        }
    }
}

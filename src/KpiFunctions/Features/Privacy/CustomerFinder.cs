using Azure.Data.Tables;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Index;
using KpiFunctions.Records;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.Privacy;

/// <summary>Finds everything of a customer in the stores of the caller. Scans the orders of all months: rare enough to need no index of numbers.</summary>
public sealed class CustomerFinder(Tables tables, FactIndex index, ContactKeys keys)
{
    internal async Task<CustomerRecords> FindAsync(EraseRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var records = new CustomerRecords();
        if (request is { Store: { } store, Customer: { } customer })
        {
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey ge {Keys.StoreMonthsStart(store)} and PartitionKey lt {Keys.StoreMonthsEnd(store)} and CustomerId eq {customer.Value}");
            await AddAsync(records, filter, caller, cancellationToken);
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
            await AddAsync(records, TableClient.CreateQueryFilter($"Phone eq {phone.Number}"), caller, cancellationToken);
        }

        foreach (var contact in records.Contacts.ToList())
        {
            await AddAsync(records, TableClient.CreateQueryFilter($"ErasedContact eq {contact.Value}"), caller, cancellationToken);
        }

        await AddComplaintMonthsAsync(records, cancellationToken);
        return records;
    }

    private async Task AddAsync(CustomerRecords records, string filter, Caller caller, CancellationToken cancellationToken)
    {
        await foreach (var row in tables.WorkOrders.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var month = Keys.ParseStoreMonth(row.PartitionKey);
            if (!caller.MaySupervise(month.StoreId) || Keys.KindOf(row.RowKey) is not (Keys.Order or Keys.Late))
            {
                continue;
            }

            records.Add(month, Keys.OrderOf(row.RowKey));
            if (Phone.TryParse(row.GetString(WorkOrderRow.Phone), out var phone))
            {
                records.Phones.Add(phone);
            }

            if (row.GetString(RowErasure.ErasedContact) is { } contact)
            {
                records.Contacts.Add(new ContactKey(contact));
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

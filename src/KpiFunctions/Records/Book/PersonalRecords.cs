using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Index;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Records.Book;

/// <summary>Where a customer's personal data lies: an order, in a month, with what is known of the number.</summary>
/// <param name="Phone">The number, unless it was erased.</param>
/// <param name="ErasedContact">Look-up key of a number that was erased.</param>
public sealed record PersonalRecord(StoreMonth Month, WorkOrderId Order, Phone? Phone, ContactKey? ErasedContact);

/// <summary>Finds orders by whose they are: by the index, and then by the orders themselves, which may be somebody else's since.</summary>
public sealed class PersonalRecords(MonthBook book, WorkOrderStore workOrders, WorkOrderIndex index, PersonIndex persons, ContactKeys keys)
{
    public async Task<IReadOnlyList<PersonalRecord>> OfCustomerAsync(StoreId store, CustomerId customer, CancellationToken cancellationToken) =>
        await ReadAsync(store, await persons.FindAsync(store, customer, cancellationToken), row => row.GetString("CustomerId") == customer.Value, cancellationToken);

    /// <summary>Orders with a number, also those whose number was erased, but not yet forgotten.</summary>
    public async Task<IReadOnlyList<PersonalRecord>> OfContactAsync(StoreId store, ContactKey contact, CancellationToken cancellationToken) =>
        await ReadAsync(store, await persons.FindAsync(store, contact, cancellationToken), row => ContactOf(row) == contact, cancellationToken);

    private async Task<IReadOnlyList<PersonalRecord>> ReadAsync(
        StoreId store, IReadOnlyList<PersonOrder> orders, Func<TableEntity, bool> isTheirs, CancellationToken cancellationToken)
    {
        var records = new List<PersonalRecord>();
        foreach (var (order, lateIn) in orders)
        {
            foreach (var month in await MonthsOfAsync(store, order, lateIn, cancellationToken))
            {
                records.AddRange(await book.RangeAsync(month, Keys.OrderRowsStart(order), Keys.OrderRowsEnd(order), cancellationToken)
                    .Where(row => Keys.KindOf(row.RowKey) is Keys.Order or Keys.Late && isTheirs(row))
                    .Select(row => new PersonalRecord(month, order, PhoneOf(row), RowErasure.ContactOf(row)))
                    .ToListAsync(cancellationToken));
            }
        }

        return records;
    }

    private async Task<IEnumerable<StoreMonth>> MonthsOfAsync(StoreId store, WorkOrderId order, IReadOnlyList<StoreMonth> lateIn, CancellationToken cancellationToken)
    {
        var place = await index.FindPlaceAsync(store, order, cancellationToken);
        var stored = await workOrders.FindAsync(store, order, place?.Month, cancellationToken);
        return new[] { place?.Month, place?.LateIn, stored?.Month }.OfType<StoreMonth>().Concat(lateIn).Distinct();
    }

    private static Phone? PhoneOf(TableEntity row) => row.GetId(WorkOrderRow.Phone, Phone.Kept);

    private ContactKey? ContactOf(TableEntity row) => RowErasure.ContactOf(row) ?? (PhoneOf(row) is { } phone ? keys.Of(phone) : null);
}

using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Records.Book;

/// <summary>Where a customer's personal data may lie: an order, in a month, with what is known of the number.</summary>
/// <param name="Phone">The number, unless it was erased.</param>
/// <param name="ErasedContact">Look-up key of a number that was erased.</param>
public sealed record PersonalRecord(StoreMonth Month, WorkOrderId Order, Phone? Phone, ContactKey? ErasedContact);

/// <summary>Finds orders by whose they are. Scans all months: rare enough to need no index of numbers.</summary>
public sealed class PersonalRecords(MonthBook book)
{
    public IAsyncEnumerable<PersonalRecord> OfCustomerAsync(StoreId store, CustomerId customer, CancellationToken cancellationToken) => Read(book.ListAsync(
        $"PartitionKey ge {Keys.StoreMonthsStart(store)} and PartitionKey lt {Keys.StoreMonthsEnd(store)} and CustomerId eq {customer.Value}", cancellationToken));

    public IAsyncEnumerable<PersonalRecord> OfPhoneAsync(Phone phone, CancellationToken cancellationToken) =>
        Read(book.ListAsync($"Phone eq {phone.Number}", cancellationToken));

    /// <summary>Orders whose number was erased, but not yet forgotten.</summary>
    public IAsyncEnumerable<PersonalRecord> OfErasedAsync(ContactKey contact, CancellationToken cancellationToken) =>
        Read(book.ListAsync($"ErasedContact eq {contact.Value}", cancellationToken));

    private static IAsyncEnumerable<PersonalRecord> Read(IAsyncEnumerable<TableEntity> rows) => rows
        .Where(row => Keys.KindOf(row.RowKey) is Keys.Order or Keys.Late)
        .Select(row => new PersonalRecord(
            Keys.MonthOf(row.PartitionKey),
            Keys.OrderOf(row.RowKey),
            row.GetId(WorkOrderRow.Phone, Domain.WorkOrders.Phone.Kept),
            row.GetString(RowErasure.ErasedContact) is { } contact ? new ContactKey(contact) : null));
}

using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Records.Index;

/// <summary>An order as the index knows it by whose it is.</summary>
/// <param name="LateIn">Closed months beside which something came late about it.</param>
public sealed record PersonOrder(WorkOrderId Order, IReadOnlyList<StoreMonth> LateIn);

/// <summary>
/// Knows the orders of each customer of a store, by number and by id, so that a customer's data is found without reading that of others. It may name orders
/// that have changed since, so whoever uses it looks at the orders themselves.
/// </summary>
public sealed class PersonIndex(Tables tables, ContactKeys keys)
{
    /// <summary>Before a known order is written as it is to be from now on.</summary>
    public async Task SetAsync(WorkOrder order, WorkOrder? before, CancellationToken cancellationToken)
    {
        var rows = RowsOf(order, lateIn: null).ExceptBy(before is null ? [] : RowsOf(before, lateIn: null).Select(r => r.RowKey), r => r.RowKey).ToList();
        await PutAsync(rows, cancellationToken);
    }

    /// <summary>Before what came late about an order is kept beside a closed month.</summary>
    public Task SetLateAsync(StoreMonth month, WorkOrder order, CancellationToken cancellationToken) => PutAsync([.. RowsOf(order, month)], cancellationToken);

    /// <summary>After a correction: forgets whose the order was before.</summary>
    public Task RemoveAsync(WorkOrder before, WorkOrder order, CancellationToken cancellationToken) =>
        RemoveAsync(RowsOf(before, lateIn: null).ExceptBy(RowsOf(order, lateIn: null).Select(r => r.RowKey), r => r.RowKey), cancellationToken);

    /// <summary>Orders of a store that have, or had, a number.</summary>
    public Task<IReadOnlyList<PersonOrder>> FindAsync(StoreId store, ContactKey contact, CancellationToken cancellationToken) =>
        FindAsync(store, Keys.PersonRowsStart(contact.Value), Keys.PersonRowsEnd(contact.Value), cancellationToken);

    /// <summary>Orders of a customer of a store.</summary>
    /// <inheritdoc cref="FindAsync(StoreId, ContactKey, CancellationToken)"/>
    public Task<IReadOnlyList<PersonOrder>> FindAsync(StoreId store, CustomerId customer, CancellationToken cancellationToken) =>
        FindAsync(store, Keys.PersonRowsStart(NameOf(customer)), Keys.PersonRowsEnd(NameOf(customer)), cancellationToken);

    /// <summary>Forgets that orders of a store have a number. One that came meanwhile is not among them, and stays known.</summary>
    public async Task ForgetAsync(StoreId store, ContactKey contact, IReadOnlySet<WorkOrderId> orders, CancellationToken cancellationToken) => await RemoveAsync(
        await tables.WorkOrderIndex.RangeAsync(store.Value, Keys.PersonRowsStart(contact.Value), Keys.PersonRowsEnd(contact.Value), cancellationToken)
            .Where(row => orders.Contains(Keys.ParsePersonRow(store, row.RowKey).Order))
            .ToListAsync(cancellationToken),
        cancellationToken);

    /// <summary>Forgets that orders have numbers.</summary>
    /// <param name="orders">Orders, each with its number, and the month beside which it came late.</param>
    public Task ForgetAsync(StoreId store, IEnumerable<(ContactKey Contact, WorkOrderId Order, StoreMonth? LateIn)> orders, CancellationToken cancellationToken) =>
        RemoveAsync(orders.Select(o => new TableEntity(store.Value, Keys.PersonRow(o.Contact.Value, o.Order, o.LateIn))), cancellationToken);

    /// <summary>What the index says of an order: two rows at most.</summary>
    internal IEnumerable<TableEntity> RowsOf(WorkOrder order, StoreMonth? lateIn)
    {
        if (order.CustomerPhone.Usable is { } phone)
        {
            yield return new TableEntity(order.StoreId.Value, Keys.PersonRow(keys.Of(phone).Value, order.Id, lateIn));
        }

        if (order.CustomerId is { } customer)
        {
            yield return new TableEntity(order.StoreId.Value, Keys.PersonRow(NameOf(customer), order.Id, lateIn));
        }
    }

    /// <summary>Shorter than the key of a number, so that neither is taken for the other.</summary>
    private static string NameOf(CustomerId customer) => KeyText.Hash(customer.Value);

    private async Task<IReadOnlyList<PersonOrder>> FindAsync(StoreId store, string from, string before, CancellationToken cancellationToken) =>
        [.. (await tables.WorkOrderIndex.RangeAsync(store.Value, from, before, cancellationToken)
                .Select(row => Keys.ParsePersonRow(store, row.RowKey))
                .ToListAsync(cancellationToken))
            .GroupBy(found => found.Order)
            .Select(order => new PersonOrder(order.Key, [.. order.Select(found => found.LateIn).OfType<StoreMonth>()]))];

    private Task PutAsync(IReadOnlyList<TableEntity> rows, CancellationToken cancellationToken) =>
        tables.WorkOrderIndex.SubmitAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellationToken);

    private Task RemoveAsync(IEnumerable<TableEntity> rows, CancellationToken cancellationToken) =>
        tables.WorkOrderIndex.RemoveAsync(rows.Select(row => (row, ETag.All)), cancellationToken);
}

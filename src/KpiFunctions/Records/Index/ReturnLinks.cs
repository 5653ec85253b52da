using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Index;

/// <summary>A return as the index has it beside both orders.</summary>
/// <param name="Month">The month in which it came back.</param>
public sealed record ReturnLink(StoreMonth Month, ReturnFact Fact);

/// <summary>The returns that each order is part of.</summary>
public sealed class ReturnLinks(Tables tables)
{
    /// <summary>Returns of one order, whether it came back or is what another one came back with.</summary>
    public async Task<IReadOnlyList<ReturnLink>> ListAsync(StoreId store, WorkOrderId order, CancellationToken cancellationToken)
    {
        return await tables.WorkOrderIndex.RangeAsync(store.Value, Keys.OrderReturnsStart(order), Keys.OrderReturnsEnd(order), cancellationToken)
            .Select(row => Read(store, row))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Enters a return at both orders.</summary>
    public Task SetAsync(ReturnLink link, CancellationToken cancellationToken) => tables.WorkOrderIndex.SubmitTransactionAsync(
        RowsOf(link).Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellationToken);

    /// <summary>Takes a return off both orders, whose rows go together; where somebody else took it off, there is nothing left to do.</summary>
    public Task RemoveAsync(ReturnLink link, CancellationToken cancellationToken) => tables.WorkOrderIndex.TrySubmitAsync(
        RowsOf(link).Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellationToken);

    internal static ReturnLink Read(StoreId store, TableEntity row) => new(new StoreMonth(store, Keys.ParseMonth(row.GetRequired("Month"))), row.GetReturn());

    private static TableEntity[] RowsOf(ReturnLink link) => [RowOf(link, link.Fact.Earlier), RowOf(link, link.Fact.Later)];

    private static TableEntity RowOf(ReturnLink link, WorkOrderId order)
    {
        var row = new TableEntity(link.Month.StoreId.Value, Keys.OrderReturn(order, link.Fact.Later, link.Fact.Earlier)).SetReturn(link.Fact);
        row["Month"] = Keys.Month(link.Month.Month);
        return row;
    }
}

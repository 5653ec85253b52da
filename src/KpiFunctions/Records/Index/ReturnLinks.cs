using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book.Rows;

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
        var (start, end) = (Keys.OrderReturnsStart(order), Keys.OrderReturnsEnd(order));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {store.Value} and RowKey ge {start} and RowKey lt {end}");
        var links = new List<ReturnLink>();
        await foreach (var row in tables.WorkOrderIndex.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            links.Add(new ReturnLink(new StoreMonth(store, Keys.ParseMonth(row.GetRequired("Month"))), ReturnRow.Read(row)));
        }

        return links;
    }

    /// <summary>Enters a return at both orders.</summary>
    public Task SetAsync(ReturnLink link, CancellationToken cancellationToken) => tables.WorkOrderIndex.SubmitTransactionAsync(
        RowsOf(link).Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellationToken);

    /// <summary>Takes a return off both orders.</summary>
    public async Task RemoveAsync(ReturnLink link, CancellationToken cancellationToken)
    {
        try
        {
            await tables.WorkOrderIndex.SubmitTransactionAsync(
                RowsOf(link).Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Somebody else took it off: both rows go together.
        }
    }

    private static TableEntity[] RowsOf(ReturnLink link) =>
        [ReturnRow.LinkFrom(link.Month, link.Fact.Earlier, link.Fact), ReturnRow.LinkFrom(link.Month, link.Fact.Later, link.Fact)];
}

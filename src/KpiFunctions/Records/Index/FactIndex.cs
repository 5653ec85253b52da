using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Index;

/// <summary>Knows which month each fact with an id of its own lives in, and which complaints an order has.</summary>
public sealed class FactIndex(Tables tables)
{
    public async Task<StoreMonth?> FindAsync(StoreId store, string rowKey, CancellationToken cancellationToken)
    {
        var row = await tables.WorkOrderIndex.GetEntityIfExistsAsync<TableEntity>(store.Value, rowKey, cancellationToken: cancellationToken);
        return row.HasValue ? new StoreMonth(store, Keys.ParseMonth(row.Value!.GetRequired("Month"))) : null;
    }

    /// <summary>Enters a fact that is not known yet.</summary>
    /// <returns>The month in which the fact lives: the given one, or that in which it is known.</returns>
    public async Task<StoreMonth> EnterAsync(StoreMonth month, string rowKey, CancellationToken cancellationToken)
    {
        try
        {
            await tables.WorkOrderIndex.AddEntityAsync(Row(month, rowKey), cancellationToken);
            return month;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await FindAsync(month.StoreId, rowKey, cancellationToken) ?? month;
        }
    }

    public Task SetAsync(StoreMonth month, string rowKey, CancellationToken cancellationToken) =>
        tables.WorkOrderIndex.UpsertEntityAsync(Row(month, rowKey), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Makes an order show a complaint.</summary>
    public Task LinkAsync(StoreId store, WorkOrderId order, ComplaintId complaint, CancellationToken cancellationToken) =>
        tables.WorkOrderIndex.UpsertEntityAsync(
            new TableEntity(store.Value, Keys.OrderComplaint(order, complaint)) { ["Complaint"] = complaint.Value }, TableUpdateMode.Replace, cancellationToken);

    public Task UnlinkAsync(StoreId store, WorkOrderId order, ComplaintId complaint, CancellationToken cancellationToken) =>
        tables.WorkOrderIndex.DeleteEntityAsync(store.Value, Keys.OrderComplaint(order, complaint), cancellationToken: cancellationToken);

    /// <summary>Complaints about one order, by id.</summary>
    public async Task<IReadOnlyList<ComplaintId>> ComplaintsOfAsync(StoreId store, WorkOrderId order, CancellationToken cancellationToken)
    {
        var ids = new List<ComplaintId>();
        var (start, end) = (Keys.OrderComplaintsStart(order), Keys.OrderComplaintsEnd(order));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {store.Value} and RowKey ge {start} and RowKey lt {end}");
        await foreach (var row in tables.WorkOrderIndex.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            ids.Add(ComplaintId.Parse(row.GetRequired("Complaint")));
        }

        return ids;
    }

    private static TableEntity Row(StoreMonth month, string rowKey) => new(month.StoreId.Value, rowKey) { ["Month"] = Keys.Month(month.Month) };
}

using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Storage;

namespace KpiFunctions.WorkOrders;

/// <summary>Knows which month each order lives in, so that a correction finds the old copy wherever it is.</summary>
public sealed class WorkOrderIndex(Tables tables)
{
    private const int LookUpsAtOnce = 16;

    public async Task<StoreMonth?> FindAsync(StoreId storeId, WorkOrderId id, CancellationToken cancellationToken)
    {
        var row = await tables.WorkOrderIndex.GetEntityIfExistsAsync<TableEntity>(storeId.Value, id.Value, cancellationToken: cancellationToken);
        return row.HasValue ? new StoreMonth(storeId, Keys.ParseMonth(row.Value!.GetRequired("Month"))) : null;
    }

    public Task SetAsync(StoreMonth month, WorkOrderId id, CancellationToken cancellationToken) =>
        tables.WorkOrderIndex.UpsertEntityAsync(Row(month, id), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Enters orders that are not known yet, up to 100 of one store in one transaction.</summary>
    /// <param name="orders">At most 100 orders of one store, each once, with the month it counts in.</param>
    /// <returns>The orders that were known before, with the month they live in. All others are new.</returns>
    public async Task<IReadOnlyDictionary<WorkOrderId, StoreMonth>> EnterAsync(
        IReadOnlyList<(WorkOrderId Id, StoreMonth Month)> orders, CancellationToken cancellationToken)
    {
        var rest = orders;
        var known = new Dictionary<WorkOrderId, StoreMonth>();
        while (rest.Count > 0)
        {
            try
            {
                await AddAsync(rest, cancellationToken);
                break;
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                foreach (var (id, month) in await FindManyAsync(rest, cancellationToken))
                {
                    known[id] = month;
                }

                rest = [.. rest.Where(o => !known.ContainsKey(o.Id))];
            }
        }

        return known;
    }

    private async Task AddAsync(IReadOnlyList<(WorkOrderId Id, StoreMonth Month)> orders, CancellationToken cancellationToken)
    {
        if (orders is [var (id, month)])
        {
            await tables.WorkOrderIndex.AddEntityAsync(Row(month, id), cancellationToken);
            return;
        }

        await tables.WorkOrderIndex.SubmitTransactionAsync(
            orders.Select(o => new TableTransactionAction(TableTransactionActionType.Add, Row(o.Month, o.Id))), cancellationToken);
    }

    private async Task<IEnumerable<(WorkOrderId Id, StoreMonth Month)>> FindManyAsync(
        IReadOnlyList<(WorkOrderId Id, StoreMonth Month)> orders, CancellationToken cancellationToken)
    {
        // Point reads beat one long filter of alternatives, which table storage answers by scanning the whole partition.
        var found = new StoreMonth?[orders.Count];
        await Parallel.ForAsync(
            0,
            orders.Count,
            new ParallelOptions { MaxDegreeOfParallelism = LookUpsAtOnce, CancellationToken = cancellationToken },
            async (i, token) => found[i] = await FindAsync(orders[i].Month.StoreId, orders[i].Id, token));
        return orders.Zip(found).Where(pair => pair.Second is not null).Select(pair => (pair.First.Id, pair.Second!.Value));
    }

    private static TableEntity Row(StoreMonth month, WorkOrderId id) =>
        new(month.StoreId.Value, id.Value) { ["Month"] = Keys.Month(month.Month) };
}

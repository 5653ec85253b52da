using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Index;

/// <summary>Knows which month each order lives in, so that a correction finds the old copy wherever it is.</summary>
public sealed class WorkOrderIndex(Tables tables)
{
    private const int LookUpsAtOnce = 16;

    // An order has up to two rows.
    private const int OrdersPerBatch = 50;

    public async Task<StoreMonth?> FindAsync(StoreId storeId, WorkOrderId id, CancellationToken cancellationToken) =>
        (await FindPlaceAsync(storeId, id, cancellationToken))?.Month;

    /// <summary>The month of an order, and where it came late since.</summary>
    public async Task<OrderPlace?> FindPlaceAsync(StoreId storeId, WorkOrderId id, CancellationToken cancellationToken) =>
        await tables.WorkOrderIndex.FindAsync(storeId.Value, id.Value, cancellationToken) is { } row
            ? new OrderPlace(
                new StoreMonth(storeId, Keys.ParseMonth(row.GetRequired("Month"))),
                row.GetString("LateIn") is { } late ? new StoreMonth(storeId, Keys.ParseMonth(late)) : null)
            : null;

    /// <summary>Says where an order is; its last word is there too.</summary>
    public Task SetAsync(StoreMonth month, WorkOrderId id, CancellationToken cancellationToken) => SetAsync(new OrderPlace(month), id, cancellationToken);

    /// <summary>Says where an order is, and where its last word.</summary>
    public Task SetAsync(OrderPlace place, WorkOrderId id, CancellationToken cancellationToken)
    {
        var row = Row(place.Month, id);
        row.SetText("LateIn", place.LateIn is { } late ? Keys.Month(late.Month) : null);
        return tables.WorkOrderIndex.PutAsync(row, cancellationToken);
    }

    /// <summary>Enters orders that are not known yet, each with what it is about, up to 50 of one store in one transaction.</summary>
    /// <param name="orders">Orders of one store, each once.</param>
    /// <param name="rule">What the store takes for the same unit and fault.</param>
    /// <returns>The orders that were known before, with where they are. All others are new.</returns>
    public async Task<IReadOnlyDictionary<WorkOrderId, OrderPlace>> EnterAsync(
        IReadOnlyList<ServiceRecord> orders, ReturnRule rule, CancellationToken cancellationToken)
    {
        var known = new Dictionary<WorkOrderId, OrderPlace>();
        foreach (var batch in orders.Chunk(OrdersPerBatch))
        {
            await EnterAsync(batch, rule, known, cancellationToken);
        }

        return known;
    }

    private async Task EnterAsync(
        IReadOnlyList<ServiceRecord> orders, ReturnRule rule, Dictionary<WorkOrderId, OrderPlace> known, CancellationToken cancellationToken)
    {
        var rest = orders;
        while (rest.Count > 0 && !await TryAddAsync(rest, rule, cancellationToken))
        {
            foreach (var (id, place) in await FindManyAsync(rest, cancellationToken))
            {
                known[id] = place;
            }

            rest = [.. rest.Where(o => !known.ContainsKey(o.Order.Id))];
        }
    }

    private Task<bool> TryAddAsync(IReadOnlyList<ServiceRecord> orders, ReturnRule rule, CancellationToken cancellationToken) =>
        tables.WorkOrderIndex.TrySubmitAsync(
            orders.Select(o => new TableTransactionAction(TableTransactionActionType.Add, Row(o.Month, o.Order.Id)))
                .Concat(orders.Select(o => AssetRow.From(o.Month, o.Order, rule)).OfType<TableEntity>()
                    .Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row))),
            cancellationToken);

    private async Task<IEnumerable<(WorkOrderId Id, OrderPlace Place)>> FindManyAsync(
        IReadOnlyList<ServiceRecord> orders, CancellationToken cancellationToken)
    {
        // Point reads beat one long filter of alternatives, which table storage answers by scanning the whole partition.
        var found = new OrderPlace?[orders.Count];
        await Parallel.ForAsync(
            0,
            orders.Count,
            new ParallelOptions { MaxDegreeOfParallelism = LookUpsAtOnce, CancellationToken = cancellationToken },
            async (i, token) => found[i] = await FindPlaceAsync(orders[i].Month.StoreId, orders[i].Order.Id, token));
        return orders.Zip(found).Where(pair => pair.Second is not null).Select(pair => (pair.First.Order.Id, pair.Second!.Value));
    }

    private static TableEntity Row(StoreMonth month, WorkOrderId id) =>
        new(month.StoreId.Value, id.Value) { ["Month"] = Keys.Month(month.Month) };
}

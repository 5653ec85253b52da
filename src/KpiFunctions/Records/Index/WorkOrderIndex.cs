using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Index;

/// <summary>Knows which month each order lives in, so that a correction finds the old copy wherever it is.</summary>
public sealed class WorkOrderIndex(Tables tables, PersonIndex persons)
{
    private const int LookUpsAtOnce = 16;

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

    /// <summary>Enters orders that are not known yet, each with what it is about, as many of one store in one transaction as have a hundred rows.</summary>
    /// <param name="orders">Orders of one store, each once.</param>
    /// <param name="rule">What the store takes for the same unit and fault.</param>
    /// <returns>The orders that were known before, with where they are. All others are new.</returns>
    public async Task<IReadOnlyDictionary<WorkOrderId, OrderPlace>> EnterAsync(
        IReadOnlyList<ServiceRecord> orders, ReturnRule rule, CancellationToken cancellationToken)
    {
        var known = new Dictionary<WorkOrderId, OrderPlace>();
        foreach (var batch in BatchesOf(orders.Select(o => new Entry(o, RowsOf(o, rule)))))
        {
            await EnterAsync(batch, known, cancellationToken);
        }

        return known;
    }

    private static IEnumerable<IReadOnlyList<Entry>> BatchesOf(IEnumerable<Entry> entries)
    {
        var (batch, rows) = (new List<Entry>(), 0);
        foreach (var entry in entries)
        {
            if (rows + entry.Rows.Count > TableBatches.MaximumRows)
            {
                yield return batch;
                (batch, rows) = ([], 0);
            }

            batch.Add(entry);
            rows += entry.Rows.Count;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private async Task EnterAsync(IReadOnlyList<Entry> orders, Dictionary<WorkOrderId, OrderPlace> known, CancellationToken cancellationToken)
    {
        var rest = orders;
        while (rest.Count > 0 && !await tables.WorkOrderIndex.TrySubmitAsync(rest.SelectMany(e => e.Rows), cancellationToken))
        {
            foreach (var (id, place) in await FindManyAsync([.. rest.Select(e => e.Service)], cancellationToken))
            {
                known[id] = place;
            }

            rest = [.. rest.Where(e => !known.ContainsKey(e.Service.Order.Id))];
        }
    }

    /// <summary>What the index is to say of a new order: where it is, its unit and fault, its number and its customer.</summary>
    private List<TableTransactionAction> RowsOf(ServiceRecord service, ReturnRule rule) =>
    [
        new(TableTransactionActionType.Add, Row(service.Month, service.Order.Id)),
        .. new[] { AssetRow.From(service.Month, service.Order, rule) }.OfType<TableEntity>().Concat(persons.RowsOf(service.Order, lateIn: null))
            .Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)),
    ];

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

    /// <summary>An order with all its rows, which are written together.</summary>
    private sealed record Entry(ServiceRecord Service, IReadOnlyList<TableTransactionAction> Rows);
}

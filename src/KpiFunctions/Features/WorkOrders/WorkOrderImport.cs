using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Takes rows in as they come, a hundred at a time: bad ones are refused one by one, good ones are kept.</summary>
public sealed class WorkOrderImport(StoreRows storeRows, WorkOrderIntake intake, TimeProvider time)
{
    public async Task ImportAsync(IAsyncEnumerable<ImportRow> rows, Caller caller, ImportReport report, CancellationToken cancellationToken)
    {
        var pending = new Dictionary<StoreId, Batch>();
        var read = storeRows.ReadAsync<WorkOrder>(
            rows,
            caller.MayWrite,
            (fields, store) => new(WorkOrderParser.Read(fields, store, time.Now())),
            order => [("staffId", order.StaffId)],
            report,
            cancellationToken);
        await foreach (var (store, order) in read)
        {
            if (!pending.TryGetValue(store.Id, out var batch))
            {
                pending[store.Id] = batch = new Batch(store);
            }

            if (batch.Orders.Count == WorkOrderIntake.MostAtOnce || batch.Orders.ContainsKey(order.Id))
            {
                await WriteAsync(batch, report, cancellationToken);
            }

            batch.Store = store;
            batch.Orders.Add(order.Id, order);
        }

        foreach (var batch in pending.Values)
        {
            await WriteAsync(batch, report, cancellationToken);
        }
    }

    private async Task WriteAsync(Batch batch, ImportReport report, CancellationToken cancellationToken)
    {
        report.Count(batch.Store.Id, (await intake.WriteAsync(batch.Store, [.. batch.Orders.Values], cancellationToken)).Values);
        batch.Orders.Clear();
    }

    /// <summary>Orders of one store, as the store was when the last of their rows was read.</summary>
    private sealed class Batch(Store store)
    {
        public Store Store { get; set; } = store;

        public Dictionary<WorkOrderId, WorkOrder> Orders { get; } = [];
    }
}

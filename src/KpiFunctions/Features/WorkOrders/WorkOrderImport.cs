using KpiFunctions.Domain;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Takes rows in as they come, a hundred at a time: bad ones are refused one by one, good ones are kept.</summary>
public sealed class WorkOrderImport(StoreRows storeRows, WorkOrderWriter writer, StoreDirectory stores, TimeProvider time)
{
    public async Task ImportAsync(IAsyncEnumerable<ImportRow> rows, Caller caller, ImportReport report, CancellationToken cancellationToken)
    {
        var pending = new Dictionary<StoreId, Dictionary<WorkOrderId, WorkOrder>>();
        var read = storeRows.ReadAsync<WorkOrder>(
            rows,
            caller.MayWrite,
            (fields, store) => new(WorkOrderParser.Read(fields, store, time.Now())),
            order => [("staffId", order.StaffId)],
            report,
            cancellationToken);
        await foreach (var (_, order) in read)
        {
            if (!pending.TryGetValue(order.StoreId, out var orders))
            {
                pending[order.StoreId] = orders = [];
            }

            if (orders.Count == WorkOrderWriter.MostAtOnce || orders.ContainsKey(order.Id))
            {
                await WriteAsync(order.StoreId, orders, report, cancellationToken);
            }

            orders.Add(order.Id, order);
        }

        foreach (var (store, orders) in pending)
        {
            await WriteAsync(store, orders, report, cancellationToken);
        }
    }

    private async Task WriteAsync(StoreId storeId, Dictionary<WorkOrderId, WorkOrder> orders, ImportReport report, CancellationToken cancellationToken)
    {
        if (orders.Count > 0)
        {
            var store = await stores.GetAsync(storeId, cancellationToken);
            report.Count((await writer.WriteAsync(store, [.. orders.Values], cancellationToken)).Values);
            orders.Clear();
        }
    }
}

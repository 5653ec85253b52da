using KpiFunctions.Access;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Import;
using KpiFunctions.Stores;
using NodaTime;

namespace KpiFunctions.WorkOrders;

/// <summary>Takes rows in as they come, a hundred at a time: bad ones are refused one by one, good ones are kept.</summary>
public sealed class WorkOrderImport(WorkOrderWriter writer, StoreDirectory stores, TimeProvider time)
{
    /// <summary>Rows that one import may have.</summary>
    public const int MostRows = 100_000;

    public async Task ImportAsync(IAsyncEnumerable<ImportRow> rows, Caller caller, ImportReport report, CancellationToken cancellationToken)
    {
        var pending = new Dictionary<StoreId, Dictionary<WorkOrderId, WorkOrder>>();
        var read = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (++read > MostRows)
            {
                throw new ImportFormatException(row.Line, $"An import has at most {MostRows} rows. Send the rest, from this line on, in another one.");
            }

            if (await ReadAsync(row, caller, report, cancellationToken) is not { } order)
            {
                continue;
            }

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

    private async Task<WorkOrder?> ReadAsync(ImportRow row, Caller caller, ImportReport report, CancellationToken cancellationToken)
    {
        if (row.Problem is not null)
        {
            report.Reject(new RejectedRow(row.Line, null, row.Problem));
            return null;
        }

        var fields = new FieldReader(row);
        var storeId = fields.Id<StoreId>("storeId", StoreId.TryParse);
        var store = fields.Problems.Count == 0 && caller.MayWrite(storeId) ? await stores.FindAsync(storeId, cancellationToken) : null;
        if (store is null)
        {
            if (fields.Problems.Count == 0)
            {
                fields.Refuse("storeId", $"Store '{storeId}' is unknown, or not yours to write. Create it first with PUT /api/stores/{storeId}.");
            }

            report.Reject(fields.Problems);
            return null;
        }

        var order = WorkOrderReader.Read(fields, store, Instant.FromDateTimeOffset(time.GetUtcNow()));
        if (fields.Problems.Count == 0 && !await stores.EnsureStaffAsync(store, order.StaffId, cancellationToken))
        {
            fields.Refuse("staffId", $"Staff '{order.StaffId}' is unknown in store '{storeId}'. Create it first with PUT /api/staff/{storeId}/{order.StaffId}.");
        }

        report.Reject(fields.Problems);
        return fields.Problems.Count == 0 ? order : null;
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

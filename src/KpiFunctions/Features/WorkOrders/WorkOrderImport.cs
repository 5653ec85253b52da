using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Takes rows in as they come, a hundred at a time: bad ones are refused one by one, good ones are kept.</summary>
public sealed class WorkOrderImport(StoreRows storeRows, WorkOrderIntake intake, TimeProvider time)
{
    public async Task ImportAsync(IAsyncEnumerable<ImportRow> rows, Caller caller, ImportReport report, CancellationToken cancellationToken)
    {
        var pending = new Dictionary<StoreId, Batch>();
        var read = storeRows.ReadAsync<ImportedOrder>(
            rows,
            caller.MayWrite,
            (fields, store) => new(WorkOrderParser.Read(fields, store, time.Now())),
            order => StaffOf(order.Order),
            report,
            cancellationToken);
        try
        {
            await foreach (var (store, order) in read)
            {
                if (!pending.TryGetValue(store.Id, out var batch))
                {
                    pending[store.Id] = batch = new Batch(store);
                }

                if (batch.Orders.Count == WorkOrderIntake.MostAtOnce || batch.Orders.ContainsKey(order.Order.Id))
                {
                    await WriteAsync(batch, report, cancellationToken);
                }

                batch.Store = store;
                batch.Orders.Add(order.Order.Id, order);
            }
        }
        catch (Exception e) when (ImportIntake.IsBrokenBody(e))
        {
            // What stands before the place where the body broke is said to be kept.
            await WriteAllAsync(pending.Values, report, cancellationToken);
            throw;
        }

        await WriteAllAsync(pending.Values, report, cancellationToken);
    }

    private static IEnumerable<(string Field, StaffId? Staff)> StaffOf(WorkOrder order) =>
        order.People.As(OrderPart.Technician).Select(s => ("staffId", (StaffId?)s))
            .Concat([("advisorId", order.AdvisorId), ("inspectorId", order.InspectorId), ("clerkId", order.ClerkId)]);

    private async Task WriteAllAsync(IEnumerable<Batch> batches, ImportReport report, CancellationToken cancellationToken)
    {
        foreach (var batch in batches)
        {
            await WriteAsync(batch, report, cancellationToken);
        }
    }

    private async Task WriteAsync(Batch batch, ImportReport report, CancellationToken cancellationToken)
    {
        var outcomes = await intake.WriteAsync(batch.Store, [.. batch.Orders.Values], cancellationToken);
        report.Count(batch.Store.Id, outcomes.Values.Select(o => o.Outcome));
        foreach (var order in batch.Orders.Values)
        {
            if (outcomes[order.Order.Id].Outcome is var outcome && outcome is WriteOutcome.Refused or WriteOutcome.BeforeStart)
            {
                report.Reject(outcome == WriteOutcome.Refused
                    ? new RejectedRow(order.Line, "openedAt", ImportedOrder.Contradiction)
                    : new RejectedRow(order.Line, order.Order.CompletedAt is null ? "openedAt" : "completedAt", StartRule.Words(batch.Store)));
            }
        }

        report.Warn([.. batch.Orders.Values.SelectMany(o => outcomes[o.Order.Id].Late.Select(late => new RowWarning(o.Line, "workOrderId", late.Warning)))]);
        batch.Orders.Clear();
    }

    /// <summary>Orders of one store, as the store was when the last of their rows was read.</summary>
    private sealed class Batch(Store store)
    {
        public Store Store { get; set; } = store;

        public Dictionary<WorkOrderId, ImportedOrder> Orders { get; } = [];
    }
}

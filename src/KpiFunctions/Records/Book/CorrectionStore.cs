using Azure.Data.Tables;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book.Facts;
using KpiFunctions.Records.Book.Rows;

namespace KpiFunctions.Records.Book;

/// <summary>What upheld appeals say that facts should have been, beside the facts as they came.</summary>
public sealed class CorrectionStore(MonthBook book, WorkOrderStore workOrders, LateFactStore late)
{
    /// <summary>Writes the corrections of an upheld appeal into its month, which is open for them. Doing it again writes the same.</summary>
    /// <param name="appeal">The appeal as it is kept: digests stand in it for what was written.</param>
    /// <param name="version">The version that is the first to hold them.</param>
    /// <exception cref="InvalidOperationException">Somebody else wrote to the month; the next try finds it as it is then.</exception>
    public async Task WriteAsync(Store store, Appeal appeal, int version, CancellationToken cancellationToken)
    {
        // The marks first, in a batch of their own: with a mark and no correction nothing is changed.
        var marks = new List<TableTransactionAction>();
        foreach (var order in appeal.Decision!.Corrections.OfType<OrderCorrected>().Select(c => c.Order).Distinct())
        {
            if (await workOrders.GetAsync(appeal.Month, order, cancellationToken) is not null)
            {
                marks.Add(MarkOf(appeal.Month, order));
            }
        }

        var rows = appeal.Decision.Corrections.Select((c, i) => MonthEdit.Put(CorrectionRow.From(appeal.Month, appeal, version, i, c))).ToList();
        foreach (var batch in new[] { marks, rows }.Where(b => b.Count > 0))
        {
            if (await book.EnterAsync(store, appeal.Month, cancellationToken) is not { IsReopened: true } pass || pass.ClosedVersion != version - 1)
            {
                // Somebody else is closing the month already, or has closed it and it was opened for something else; the close says whether they are in it.
                return;
            }

            if (!await book.TryWriteAsync(pass, batch, cancellationToken))
            {
                throw new InvalidOperationException($"Somebody else wrote to {appeal.Month}; appeal {appeal.Id} is applied on the next try.");
            }
        }
    }

    /// <summary>What upheld appeals say of a month, in the order in which it came to count.</summary>
    public async Task<IReadOnlyList<Correction>> ListAsync(StoreMonth month, CancellationToken cancellationToken) =>
        await CorrectionRow.RangeAsync(book, month, cancellationToken).Select(CorrectionRow.Read).ToListAsync(cancellationToken);

    /// <summary>Corrections that came with an order into a month which was closed by then.</summary>
    internal async Task<IReadOnlyList<Correction>> ListLateAsync(StoreMonth month, WorkOrderId order, CancellationToken cancellationToken) =>
        [.. (await LateOfAsync(month, since: null, cancellationToken)).Select(rows => CorrectionRow.Read(rows.Last())).Where(c => c.IsOf(order))];

    /// <summary>Takes what appeals say of an order, which was open in a month, along to where it is now; late when that month is closed.</summary>
    public async Task<WriteOutcome> CarryAsync(Store store, StoreMonth from, ServiceRecord order, CancellationToken cancellationToken) =>
        await PlaceAsync(store, order, await CorrectionRow.ListAsync(book, from, order.Order.Id, order.Month, cancellationToken), cancellationToken);

    /// <summary>Takes in what came late with orders; each goes to where its order is.</summary>
    /// <param name="since">Only what was kept since this time of the storage service; <see langword="null"/> for all.</param>
    public async Task TakeLateInAsync(Store store, StoreMonth month, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        foreach (var rows in await LateOfAsync(month, since, cancellationToken))
        {
            if (CorrectionRow.Read(rows.Last()) is OrderCorrected correction
                && await workOrders.FindAsync(store.Id, correction.Order, hint: month, cancellationToken) is { } order
                && await PlaceAsync(store, order, [rows.Last().CopyTo(Keys.StoreMonth(order.Month), rows.Key)], cancellationToken) != WriteOutcome.Late)
            {
                await late.MarkTakenInAsync(rows, cancellationToken);
            }
        }
    }

    private async Task<WriteOutcome> PlaceAsync(Store store, ServiceRecord order, IReadOnlyList<TableEntity> rows, CancellationToken cancellationToken)
    {
        while (rows.Count > 0)
        {
            if (await book.EnterAsync(store, order.Month, cancellationToken) is not { } pass)
            {
                return await KeepLateAsync(order.Month, rows, cancellationToken);
            }

            if (await book.TryWriteAsync(pass, [.. rows.Select(MonthEdit.Put), MarkOf(order.Month, order.Order.Id)], cancellationToken))
            {
                return WriteOutcome.Updated;
            }

            var moved = await workOrders.FindAsync(order.Order.StoreId, order.Order.Id, order.Month, cancellationToken)
                ?? throw new InvalidOperationException($"Order {order.Id} is being moved to another month; its corrections are taken along on the next try.");
            rows = [.. rows.Select(r => r.CopyTo(Keys.StoreMonth(moved.Month), r.RowKey))];
            order = moved;
        }

        return WriteOutcome.Unchanged;
    }

    private async Task<WriteOutcome> KeepLateAsync(StoreMonth month, IReadOnlyList<TableEntity> rows, CancellationToken cancellationToken)
    {
        var outcome = WriteOutcome.Unchanged;
        foreach (var row in rows)
        {
            if (await book.FindAsync(month, row.RowKey, cancellationToken) is null)
            {
                outcome = await late.KeepAsync(month, row, cancellationToken);
            }
        }

        return outcome;
    }

    private async Task<IEnumerable<IGrouping<string, TableEntity>>> LateOfAsync(StoreMonth month, DateTimeOffset? since, CancellationToken cancellationToken) =>
        await late.ListAsync(month, since, cancellationToken, Keys.Correction);

    private static TableTransactionAction MarkOf(StoreMonth month, WorkOrderId order) =>
        MonthEdit.Merge(new TableEntity(Keys.StoreMonth(month), Keys.OrderRow(order)) { [WorkOrderRow.Corrected] = true });
}

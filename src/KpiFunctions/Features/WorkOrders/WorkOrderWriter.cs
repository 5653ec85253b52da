using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Index;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>
/// Writes orders so that the same order twice is one order. Every step can be done again: index first, then the order with its survey,
/// then the callback and the returns; whoever finds an earlier step done and a later one missing does the rest.
/// </summary>
public sealed class WorkOrderWriter(
    Tables tables, WorkOrderIndex index, WorkOrderCorrections corrections, MonthGate gate, DueTextPlanner planner, ReturnRecorder returns)
{
    /// <summary>Orders that one call takes: the most that one storage transaction holds.</summary>
    public const int MostAtOnce = 100;

    // One row of a batch is the month's gate.
    private const int OrdersPerBatch = 99;
    private const int CorrectionsAtOnce = 16;

    /// <summary>Writes orders of one store.</summary>
    /// <param name="orders">At most <see cref="MostAtOnce"/>, each id once.</param>
    /// <returns>The outcome for each order.</returns>
    public async Task<IReadOnlyDictionary<WorkOrderId, WriteOutcome>> WriteAsync(
        Store store, IReadOnlyList<WorkOrder> orders, CancellationToken cancellationToken)
    {
        var located = orders.Select(o => (Order: o, Month: StoreMonth.Of(store, o.CountsAt))).ToList();
        var known = await index.EnterAsync(located, cancellationToken);
        var outcomes = new ConcurrentDictionary<WorkOrderId, WriteOutcome>();
        var added = new List<StoredSurvey>();

        foreach (var month in located.Where(l => !known.ContainsKey(l.Order.Id)).GroupBy(l => l.Month, l => l.Order))
        {
            foreach (var batch in month.Chunk(OrdersPerBatch))
            {
                var surveys = batch.Select(o => new StoredSurvey(month.Key, o, Survey.For(o, store))).ToList();
                if (await TryAddAsync(store, month.Key, surveys, cancellationToken))
                {
                    added.AddRange(surveys);
                    continue;
                }

                // The month is closed or reopened, or an interrupted import left one of them behind: each goes its own way.
                foreach (var order in batch)
                {
                    outcomes[order.Id] = await corrections.WriteAsync(store, order, month.Key, cancellationToken);
                }
            }
        }

        await planner.ScheduleAsync(added, cancellationToken);
        await Parallel.ForEachAsync(
            added,
            new ParallelOptions { MaxDegreeOfParallelism = CorrectionsAtOnce, CancellationToken = cancellationToken },
            async (order, token) => await returns.RecordNewAsync(store, order.Order, token));
        added.ForEach(a => outcomes[a.Order.Id] = WriteOutcome.Accepted);
        await Parallel.ForEachAsync(
            orders.Where(o => known.ContainsKey(o.Id)),
            new ParallelOptions { MaxDegreeOfParallelism = CorrectionsAtOnce, CancellationToken = cancellationToken },
            async (order, token) => outcomes[order.Id] = await corrections.WriteAsync(store, order, known[order.Id], token));
        return outcomes;
    }

    private async Task<bool> TryAddAsync(Store store, StoreMonth month, List<StoredSurvey> surveys, CancellationToken cancellationToken)
    {
        if (await gate.EnterAsync(store, month, cancellationToken) is not { IsReopened: false } pass)
        {
            return false;
        }

        var actions = pass.Guard(
            surveys.Select(s => new TableTransactionAction(TableTransactionActionType.Add, WorkOrderRow.From(month, s.Order, s.Survey)))).ToList();
        try
        {
            await tables.WorkOrders.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }
}

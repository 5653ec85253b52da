using System.Collections.Concurrent;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>
/// Writes orders so that the same order twice is one order. Every step can be done again: index first, then what the months of their openings count, then
/// the order with its survey, then its due text, complaints that came before it and the returns; whoever finds an earlier step done and a later one missing does the rest.
/// </summary>
public sealed class WorkOrderIntake(
    WorkOrderStore workOrders,
    WorkOrderIndex index,
    WorkOrderCorrections corrections,
    DueTextPlanner planner,
    OpeningRecorder openings,
    ReturnRecorder returns,
    OrderFollowers followers,
    OrderTraces traces,
    TimeProvider time)
{
    /// <summary>Orders that one call takes.</summary>
    public const int MostAtOnce = 100;

    // One row of a batch is the month's gate.
    private const int OrdersPerBatch = 99;
    private const int CorrectionsAtOnce = 16;

    /// <summary>Writes orders of one store.</summary>
    /// <param name="orders">At most <see cref="MostAtOnce"/>, each id once.</param>
    /// <returns>The outcome for each order.</returns>
    public async Task<IReadOnlyDictionary<WorkOrderId, OrderOutcome>> WriteAsync(
        Store store, IReadOnlyList<ImportedOrder> orders, CancellationToken cancellationToken)
    {
        var news = orders.ToDictionary(o => o.Order.Id);
        var now = time.Now();
        var services = orders.Select(o => new ServiceRecord(StoreMonth.Of(store, o.Order.CountsAt), o.Order, Survey.For(o.Order, store, now)))
            .ToLookup(s => s.Month.Month < store.FirstMonth);
        var known = await index.EnterAsync([.. services[false]], store.Returns, cancellationToken);
        var outcomes = new ConcurrentDictionary<WorkOrderId, OrderOutcome>();
        var added = new List<ServiceRecord>();
        var unknown = services[false].Where(s => !known.ContainsKey(s.Order.Id)).ToList();
        var late = await openings.RecordNewAsync(store, unknown, cancellationToken);

        foreach (var month in unknown.GroupBy(s => s.Month))
        {
            foreach (var batch in month.Chunk(OrdersPerBatch))
            {
                if (await workOrders.TryAddAsync(store, month.Key, batch, cancellationToken))
                {
                    added.AddRange(batch);
                    continue;
                }

                // The month is closed or reopened, or an interrupted import left one of them behind: each goes its own way.
                foreach (var service in batch)
                {
                    outcomes[service.Order.Id] = await corrections.WriteAsync(store, news[service.Order.Id], new OrderPlace(month.Key), cancellationToken);
                }
            }
        }

        foreach (var early in services[true])
        {
            outcomes[early.Order.Id] = await WriteEarlyAsync(store, news[early.Order.Id], cancellationToken);
        }

        await planner.ScheduleAsync(added, cancellationToken);
        var met = await followers.MeetAsync(store, [.. added.Select(s => s.Order)], cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = CorrectionsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(added, options, async (service, token) => outcomes[service.Order.Id] =
            new(WriteOutcome.Accepted, [.. late[service.Order.Id], .. met[service.Order.Id], .. await returns.RecordNewAsync(store, service.Order, token)]));
        await Parallel.ForEachAsync(
            orders.Where(o => known.ContainsKey(o.Order.Id)),
            options,
            async (order, token) => outcomes[order.Order.Id] = await corrections.WriteAsync(store, order, known[order.Order.Id], token));
        traces.Note("import", outcomes.Where(o => o.Value.Outcome != WriteOutcome.Unchanged).Select(o => (new SurveyId(store.Id, o.Key), "kpi.outcome", (object?)o.Value.Outcome.ToString())));
        return outcomes;
    }

    /// <summary>A row that counts before the store's first month by itself may be a part of an order that is known to count later.</summary>
    private async Task<OrderOutcome> WriteEarlyAsync(Store store, ImportedOrder order, CancellationToken cancellationToken) =>
        !order.SaysWhenItCounts && await index.FindPlaceAsync(store.Id, order.Order.Id, cancellationToken) is { } place
            ? await corrections.WriteAsync(store, order, place, cancellationToken)
            : new(WriteOutcome.BeforeStart, []);
}

using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Facts;
using NodaTime;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>
/// Tells the month in which an order was opened of it, when the order belongs to a later one; there is nothing to tell before the store's first month.
/// This comes before the order itself is written: whoever dies in between does it again, and nobody has to look for it when the order comes once more.
/// </summary>
public sealed class OpeningRecorder(DerivedFactStore facts, WorkOrderStore workOrders)
{
    // One row of a batch is the month's gate.
    private const int OpeningsPerBatch = 99;

    /// <summary>
    /// An order as the month of its opening counts it: with its completion when that came before the close. One that lies in the month itself is told as its
    /// end: as long as another month has the order, it is completed there, and only there.
    /// </summary>
    public static WorkOrder AsOpened(Store store, StoreMonth month, WorkOrder order) => new WorkOrder
    {
        StoreId = order.StoreId,
        Id = order.Id,
        StaffId = order.StaffId,
        ServiceType = order.ServiceType,
        OpenedAt = order.OpenedAt,
        CompletedAt = order.CompletedAt is { } completed && completed < month.ClosesAt(store) ? Instant.Max(completed, store.EndOf(month.Month)) : null,
        CancelledAt = order.CancelledAt,
    }.With(order.People);

    /// <summary>Before orders are added that nobody had: one transaction for each month that they were opened in.</summary>
    /// <returns>What is late, by order.</returns>
    public async Task<ILookup<WorkOrderId, LateFact>> RecordNewAsync(Store store, IEnumerable<ServiceRecord> services, CancellationToken cancellationToken)
    {
        var late = new List<(WorkOrderId Order, LateFact Fact)>();
        foreach (var month in services.GroupBy(s => StoreMonth.Of(store, s.Order.OpenedAt)).Where(m => m.Key.Month >= store.FirstMonth))
        {
            foreach (var batch in month.Where(s => s.Month != month.Key).Chunk(OpeningsPerBatch))
            {
                if (await workOrders.TryAddOpenedAsync(store, month.Key, [.. batch.Select(s => AsOpened(store, month.Key, s.Order))], cancellationToken))
                {
                    continue;
                }

                foreach (var service in batch)
                {
                    if (await SettleAsync(store, month.Key, service.Order.Id, AsOpened(store, month.Key, service.Order), cancellationToken) is { } fact)
                    {
                        late.Add((service.Order.Id, fact));
                    }
                }
            }
        }

        return late.ToLookup(l => l.Order, l => l.Fact);
    }

    /// <summary>Before an order is written that may be known: in the month that counts it as opened until now, and in the one that is to.</summary>
    /// <param name="before">The order as it counts until now, and as it came late since.</param>
    /// <param name="after">The order as it counts from now on.</param>
    /// <param name="without">Months that are told with the order itself: the one that has it, and the open one that it leaves.</param>
    /// <param name="left">A closed month that it leaves, which counts it as opened until now.</param>
    /// <param name="isLate">Whether the order itself came late, so that what is there says nothing about what came before.</param>
    public async Task<IReadOnlyList<LateFact>> RecordAsync(
        Store store, IReadOnlyList<WorkOrder> before, WorkOrder after, IReadOnlyCollection<StoreMonth> without, StoreMonth? left, bool isLate, CancellationToken cancellationToken)
    {
        var openedIn = StoreMonth.Of(store, after.OpenedAt);
        var late = new List<LateFact>();
        foreach (var month in before.Append(after).Select(o => StoreMonth.Of(store, o.OpenedAt)).Distinct()
            .Where(m => m.Month >= store.FirstMonth && !without.Contains(m)))
        {
            var was = before is [var counted, ..] && StoreMonth.Of(store, counted.OpenedAt) == month ? AsOpened(store, month, counted) : null;
            var now = openedIn == month ? AsOpened(store, month, after) : null;
            if ((was != now || isLate || before.Count > 1) && await SettleAsync(store, month, after.Id, now, cancellationToken, month == left ? was : null) is { } fact)
            {
                late.Add(fact);
            }
        }

        return late;
    }

    /// <summary>Brings what a month counts as opened in line with an order.</summary>
    /// <param name="order">The order as the month is to count it; <see langword="null"/> when it is not to.</param>
    /// <param name="standing">The order as the month counts it while it has the order itself.</param>
    /// <returns>What is late; <see langword="null"/> when it is not.</returns>
    public async Task<LateFact?> SettleAsync(
        Store store, StoreMonth month, WorkOrderId id, WorkOrder? order, CancellationToken cancellationToken, WorkOrder? standing = null) =>
        await facts.SettleAsync(store, month, FactPlaces.Opened(id), _ => order, (c, o) => c.Correct(o), cancellationToken, standing) == WriteOutcome.Late
            ? new LateFact(month, $"the opening of {id}")
            : null;
}

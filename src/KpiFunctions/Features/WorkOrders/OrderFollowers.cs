using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Brings what follows from an order, in whatever month that counts, in line with it: returns, and complaints about whoever did it.</summary>
public sealed class OrderFollowers(OrderLinks links, ReturnRecorder returns, ComplaintStore complaints)
{
    /// <summary>After orders were written that nobody knew: complaints that had come before them. One look finds those of all of them.</summary>
    /// <returns>What is late, by order.</returns>
    public async Task<ILookup<WorkOrderId, LateFact>> MeetAsync(Store store, IReadOnlyCollection<WorkOrder> orders, CancellationToken cancellationToken)
    {
        var late = new List<(WorkOrderId Order, LateFact Fact)>();
        if (orders.Count > 0 && await complaints.ListAwaitedAsync(store.Id, cancellationToken) is { Count: > 0 } awaited)
        {
            foreach (var (order, id) in orders.SelectMany(o => awaited[o.Id].Select(id => (o, id))))
            {
                if (await complaints.MeetAsync(store, id, order, cancellationToken) is (var month, WriteOutcome.Late))
                {
                    late.Add((order.Id, new LateFact(month, $"the complaint {id} about {order.Id}")));
                }
            }
        }

        return late.ToLookup(l => l.Order, l => l.Fact);
    }

    /// <summary>After an order was written, kept late or corrected. One look finds what hangs on it; more is done only where something does.</summary>
    /// <param name="order">The order as all that is known says it is.</param>
    public async Task<IReadOnlyList<LateFact>> SettleAsync(Store store, WorkOrder order, CancellationToken cancellationToken)
    {
        var linked = await links.FindAsync(store.Id, order.Id, cancellationToken);
        var late = new List<LateFact>(await returns.RecordKnownAsync(store, order, linked.Returns, cancellationToken));
        foreach (var (id, told) in linked.Complaints)
        {
            if (told != order.People && await complaints.FollowAsync(store, id, order, cancellationToken) is (var month, WriteOutcome.Late))
            {
                late.Add(new LateFact(month, $"the complaint {id} about {order.Id}"));
            }
        }

        return late;
    }
}

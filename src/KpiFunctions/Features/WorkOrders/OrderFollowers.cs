using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Brings what follows from an order, in whatever month that counts, in line with it: returns, and complaints about whoever did it.</summary>
public sealed class OrderFollowers(OrderLinks links, ReturnRecorder returns, ComplaintStore complaints)
{
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

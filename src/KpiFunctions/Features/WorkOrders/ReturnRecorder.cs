using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Facts;
using KpiFunctions.Records.Index;
using NodaTime;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>
/// Finds repairs that came back when either of the two orders is imported or corrected, and keeps each in the month in which it came back.
/// It runs after the orders are written, so of two imports at the same time the later one sees both; doing it again does nothing.
/// </summary>
public sealed class ReturnRecorder(AssetIndex assets, ReturnLinks links, WorkOrderStore workOrders, FactStore facts)
{
    /// <summary>After an order was written that nobody knew before.</summary>
    public async Task RecordNewAsync(Store store, WorkOrder order, CancellationToken cancellationToken)
    {
        foreach (var later in LatersOf(order, await assets.FindAsync(order, store.Returns, cancellationToken)))
        {
            await SettleAsync(store, later, cancellationToken);
        }
    }

    /// <summary>After an order was written that was known, perhaps with other content: what it was part of until now is looked at too.</summary>
    public async Task RecordKnownAsync(Store store, WorkOrder order, CancellationToken cancellationToken)
    {
        var laters = LatersOf(order, await assets.FindAsync(order, store.Returns, cancellationToken));
        laters.UnionWith((await links.ListAsync(store.Id, order.Id, cancellationToken)).Select(l => l.Fact.Later));
        foreach (var later in laters)
        {
            await SettleAsync(store, later, cancellationToken);
        }
    }

    /// <summary>Orders that may be returns because of this one: those that came back with it, and itself.</summary>
    private static HashSet<WorkOrderId> LatersOf(WorkOrder order, IReadOnlyList<AssetOrder> sameAsset)
    {
        var others = sameAsset.Where(o => o.Id != order.Id).ToList();
        var laters = others.Where(o => IsNear(order.CompletedAt, o.OpenedAt)).Select(o => o.Id).ToHashSet();
        if (others.Exists(o => IsNear(o.CompletedAt, order.OpenedAt)))
        {
            laters.Add(order.Id);
        }

        return laters;
    }

    private static bool IsNear(Instant? completed, Instant opened) => completed <= opened && opened <= completed + RepeatRepair.Window;

    /// <summary>Brings what is kept of an order's return in line with the orders, until a look finds nothing to change: they may change meanwhile.</summary>
    private async Task SettleAsync(Store store, WorkOrderId later, CancellationToken cancellationToken)
    {
        while (await TrySettleAsync(store, later, cancellationToken))
        {
            // Something was changed: look again.
        }
    }

    private async Task<bool> TrySettleAsync(Store store, WorkOrderId later, CancellationToken cancellationToken)
    {
        var link = await FindReturnAsync(store, later, cancellationToken);
        var known = (await links.ListAsync(store.Id, later, cancellationToken)).Where(l => l.Fact.Later == later).ToList();
        var changed = false;
        foreach (var other in known.Where(l => l.Fact.Earlier != link?.Fact.Earlier || l.Month != link.Month))
        {
            changed |= await TryRemoveAsync(store, other, link, cancellationToken);
        }

        if (link is not null)
        {
            // The links first: whoever finds them looks whether the fact is there too.
            if (!known.Contains(link))
            {
                await links.SetAsync(link, cancellationToken);
                changed = true;
            }

            changed |= await facts.WriteAsync(store, link.Month, FactPlaces.Of(link.Fact), _ => link.Fact, cancellationToken)
                is WriteOutcome.Accepted or WriteOutcome.Updated;
        }

        return changed;
    }

    /// <summary>A return that a closed month was scored with stays.</summary>
    private async Task<bool> TryRemoveAsync(Store store, ReturnLink stale, ReturnLink? valid, CancellationToken cancellationToken)
    {
        if (!await facts.TryRemoveAsync(store, stale.Month, FactPlaces.Of(stale.Fact), cancellationToken))
        {
            return false;
        }

        // Moved to another month, the same two orders keep their link; it is written anew.
        if (stale.Fact.Earlier != valid?.Fact.Earlier)
        {
            await links.RemoveAsync(stale, cancellationToken);
        }

        return true;
    }

    private async Task<ReturnLink?> FindReturnAsync(Store store, WorkOrderId id, CancellationToken cancellationToken)
    {
        if ((await workOrders.FindAsync(store.Id, id, hint: null, cancellationToken))?.Order is not { } later)
        {
            return null;
        }

        var candidates = new List<WorkOrder>();
        foreach (var other in (await assets.FindAsync(later, store.Returns, cancellationToken)).Where(o => o.Id != id && IsNear(o.CompletedAt, later.OpenedAt)))
        {
            if (await workOrders.FindAsync(store.Id, other.Id, other.Month, cancellationToken) is { } stored)
            {
                candidates.Add(stored.Order);
            }
        }

        return RepeatRepair.Of(later, candidates, store.Returns) is { } fact ? new ReturnLink(StoreMonth.Of(store, fact.CameBackAt), fact) : null;
    }
}

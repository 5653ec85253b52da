using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Facts;
using KpiFunctions.Records.Index;
using NodaTime;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>
/// Finds repairs that came back when either of the two orders is imported or corrected, and keeps each in the month in which it came back, late when that
/// is closed. It runs after the orders are written, so of two imports at the same time the later one sees both; doing it again does nothing.
/// </summary>
public sealed class ReturnRecorder(AssetIndex assets, ReturnLinks links, KnownOrders orders, DerivedFactStore facts)
{
    /// <summary>After an order was written that nobody knew before.</summary>
    /// <returns>What is late.</returns>
    public async Task<IReadOnlyList<LateFact>> RecordNewAsync(Store store, WorkOrder order, CancellationToken cancellationToken) =>
        await SettleAsync(store, LatersOf(order, await assets.FindAsync(order, store.Returns, cancellationToken)), cancellationToken);

    /// <summary>After an order was written that was known, perhaps with other content: what it was part of until now is looked at too.</summary>
    /// <param name="linked">The returns that it was part of.</param>
    /// <returns>What is late.</returns>
    public async Task<IReadOnlyList<LateFact>> RecordKnownAsync(
        Store store, WorkOrder order, IReadOnlyList<ReturnLink> linked, CancellationToken cancellationToken)
    {
        var laters = LatersOf(order, await assets.FindAsync(order, store.Returns, cancellationToken));
        laters.UnionWith(linked.Select(l => l.Fact.Later));
        return await SettleAsync(store, laters, cancellationToken);
    }

    /// <summary>Takes in what came late about a return, once its month takes corrections.</summary>
    public async Task TakeInAsync(Store store, StoreMonth month, WorkOrderId later, WorkOrderId earlier, CancellationToken cancellationToken)
    {
        await SettleAsync(store, later, cancellationToken);

        // What came back in another month after all, or with another order, is no longer linked here.
        var valid = await FindReturnAsync(store, later, cancellationToken);
        if (valid?.Month != month || valid.Fact.Earlier != earlier)
        {
            await WriteAsync(store, month, (later, earlier), now: null, cancellationToken);
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

    private async Task<IReadOnlyList<LateFact>> SettleAsync(Store store, IEnumerable<WorkOrderId> laters, CancellationToken cancellationToken)
    {
        var late = new List<LateFact>();
        foreach (var later in laters)
        {
            late.AddRange(await SettleAsync(store, later, cancellationToken));
        }

        return late;
    }

    /// <summary>Brings what is kept of an order's return in line with the orders, until a look finds nothing to change: they may change meanwhile.</summary>
    /// <returns>What is late.</returns>
    private async Task<IEnumerable<LateFact>> SettleAsync(Store store, WorkOrderId later, CancellationToken cancellationToken)
    {
        var late = new HashSet<LateFact>();
        while (await TrySettleAsync(store, later, late, cancellationToken))
        {
            // Something was changed: look again.
        }

        return late;
    }

    private async Task<bool> TrySettleAsync(Store store, WorkOrderId later, HashSet<LateFact> late, CancellationToken cancellationToken)
    {
        var link = await FindReturnAsync(store, later, cancellationToken);
        var known = (await links.ListAsync(store.Id, later, cancellationToken)).Where(l => l.Fact.Later == later).ToList();
        var changed = false;
        foreach (var other in known.Where(l => l.Fact.Earlier != link?.Fact.Earlier || l.Month != link.Month))
        {
            changed |= await TryRemoveAsync(store, other, link, late, cancellationToken);
        }

        if (link is not null)
        {
            // The links first: whoever finds them looks whether the fact is there too.
            if (!known.Contains(link))
            {
                await links.SetAsync(link, cancellationToken);
                changed = true;
            }

            changed |= Changes(await WriteAsync(store, link.Month, (later, link.Fact.Earlier), link.Fact, cancellationToken), link, late);
        }

        return changed;
    }

    /// <summary>A return that a closed month was scored with stays until that is reopened.</summary>
    private async Task<bool> TryRemoveAsync(Store store, ReturnLink stale, ReturnLink? valid, HashSet<LateFact> late, CancellationToken cancellationToken)
    {
        var outcome = await WriteAsync(store, stale.Month, (stale.Fact.Later, stale.Fact.Earlier), now: null, cancellationToken);
        if (outcome == WriteOutcome.Late)
        {
            return Changes(outcome, stale, late);
        }

        // Moved to another month, the same two orders keep their link; it is written anew.
        if (stale.Fact.Earlier != valid?.Fact.Earlier)
        {
            await links.RemoveAsync(stale, cancellationToken);
        }

        return true;
    }

    private Task<WriteOutcome> WriteAsync(
        Store store, StoreMonth month, (WorkOrderId Later, WorkOrderId Earlier) of, ReturnFact? now, CancellationToken cancellationToken) => facts.SettleAsync(
        store, month, FactPlaces.Return(of.Later, of.Earlier), _ => now, (correction, repeat) => correction.Drops(repeat) ? null : correction.Correct(repeat), cancellationToken);

    private static bool Changes(WriteOutcome outcome, ReturnLink link, HashSet<LateFact> late)
    {
        if (outcome == WriteOutcome.Late)
        {
            late.Add(new LateFact(link.Month, $"the return of {link.Fact.Earlier} with {link.Fact.Later}"));
        }

        return outcome is WriteOutcome.Accepted or WriteOutcome.Updated;
    }

    private async Task<ReturnLink?> FindReturnAsync(Store store, WorkOrderId id, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(store, id, cancellationToken) is not { } later)
        {
            return null;
        }

        var candidates = new List<WorkOrder>();
        foreach (var other in (await assets.FindAsync(later, store.Returns, cancellationToken)).Where(o => o.Id != id && IsNear(o.CompletedAt, later.OpenedAt)))
        {
            if (await orders.FindAsync(store, other.Id, cancellationToken) is { } known)
            {
                candidates.Add(known);
            }
        }

        return RepeatRepair.Of(later, candidates, store.Returns) is { } fact ? new ReturnLink(StoreMonth.Of(store, fact.CameBackAt), fact) : null;
    }
}

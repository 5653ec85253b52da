using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Tells other months of an order that an upheld appeal has corrected: the one that it belongs to by now, and those of what follows from it.</summary>
public sealed class CorrectedOrders(
    WorkOrderStore workOrders, KnownOrders knownOrders, CorrectionStore corrections, AssetIndex assets, OpeningRecorder openings, OrderFollowers followers)
{
    /// <summary>Doing it again changes nothing.</summary>
    /// <param name="month">The month whose version has the correction.</param>
    /// <returns>What is late.</returns>
    public async Task<IReadOnlyList<LateFact>> SettleAsync(Store store, StoreMonth month, WorkOrderId id, CancellationToken cancellationToken)
    {
        if (await workOrders.FindAsync(store.Id, id, hint: month, cancellationToken) is not { } stored)
        {
            return [];
        }

        var late = new List<LateFact>();
        if (stored.Month != month && await corrections.CarryAsync(store, month, stored, cancellationToken) == WriteOutcome.Late)
        {
            late.Add(new LateFact(stored.Month, $"the order {id}"));
        }

        if (await knownOrders.FindAsync(store, id, cancellationToken) is { } known)
        {
            await assets.SetAsync(stored with { Order = known }, before: null, store.Returns, cancellationToken);
            late.AddRange(await openings.RecordAsync(store, [stored.Order], known, [stored.Month], left: null, isLate: true, cancellationToken));
            late.AddRange(await followers.SettleAsync(store, known, cancellationToken));
        }

        return late;
    }
}

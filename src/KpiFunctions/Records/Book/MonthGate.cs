using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>
/// Decides whether a store-month still takes facts. Until its closing time it does, without a look: nothing closes a month earlier.
/// After that the gate row in the month's own partition decides, and every write of a fact is one batch with that row,
/// so a fact can never slip in between the moment the month is frozen and the moment its scores are computed.
/// The row knows the version that was closed last, so that a worker that comes late cannot shut a month that was reopened since.
/// </summary>
public sealed class MonthGate(Tables tables, StoreDirectory stores, LedgerStore ledger, TimeProvider time)
{
    private Instant Now => time.Now();

    /// <summary>A pass to write into an open month; <see langword="null"/> when the month is closed.</summary>
    public async Task<MonthPass?> EnterAsync(Store store, StoreMonth month, CancellationToken cancellationToken)
    {
        if (Now < month.ClosesAt(store.Zone))
        {
            return MonthPass.Free;
        }

        var gate = await GetOrAddAsync(month, cancellationToken);
        return gate.IsClosed() ? null : new MonthPass(gate);
    }

    public async Task<bool> IsClosedAsync(StoreMonth month, CancellationToken cancellationToken)
    {
        var gate = await tables.WorkOrders.GetEntityIfExistsAsync<TableEntity>(Keys.StoreMonth(month), Keys.MonthGate, cancellationToken: cancellationToken);
        return gate.HasValue && gate.Value!.IsClosed();
    }

    /// <summary>The same for those who do not have the store at hand.</summary>
    public async Task<MonthPass?> EnterAsync(StoreMonth month, CancellationToken cancellationToken) => Now < month.IsOpenUntil
        ? MonthPass.Free
        : await EnterAsync(await stores.GetAsync(month.StoreId, cancellationToken), month, cancellationToken);

    /// <summary>From now on no fact enters the month, so that it can be scored as this version. Doing it twice is doing it once.</summary>
    /// <returns><see langword="false"/> when this version was closed before and the month has gone on since.</returns>
    public async Task<bool> CloseAsync(StoreMonth month, int version, CancellationToken cancellationToken)
    {
        while (true)
        {
            var gate = await GetOrAddAsync(month, cancellationToken);
            if (gate.ClosedVersion() >= version || await TrySetAsync(gate, isClosed: true, version, cancellationToken))
            {
                return gate.ClosedVersion() < version || (gate.ClosedVersion() == version && gate.IsClosed());
            }
        }
    }

    /// <summary>Lets facts in again, until the next version is closed.</summary>
    /// <param name="version">The version that was closed last; when it is not, nothing happens.</param>
    public async Task ReopenAsync(StoreMonth month, int version, CancellationToken cancellationToken)
    {
        while (true)
        {
            var gate = await GetOrAddAsync(month, cancellationToken);
            if (!gate.IsClosed() || gate.ClosedVersion() != version || await TrySetAsync(gate, isClosed: false, version, cancellationToken))
            {
                return;
            }
        }
    }

    private async Task<bool> TrySetAsync(TableEntity gate, bool isClosed, int version, CancellationToken cancellationToken)
    {
        try
        {
            await tables.WorkOrders.UpdateEntityAsync(
                MonthGateRow.From(gate.PartitionKey, isClosed, version), gate.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }

    private async Task<TableEntity> GetOrAddAsync(StoreMonth month, CancellationToken cancellationToken)
    {
        var found = await tables.WorkOrders.GetEntityIfExistsAsync<TableEntity>(Keys.StoreMonth(month), Keys.MonthGate, cancellationToken: cancellationToken);
        if (found.HasValue)
        {
            return found.Value!;
        }

        // Months close one after the other: one without a gate that lies before a closed one has been passed over, and stays so.
        var head = await ledger.FindHeadAsync(month.StoreId, cancellationToken);
        var added = MonthGateRow.From(Keys.StoreMonth(month), isClosed: head?.ClosedThrough >= month.Month, version: 0);
        try
        {
            await tables.WorkOrders.AddEntityAsync(added, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Somebody else made it in between; what it says now is what counts.
        }

        return await tables.WorkOrders.GetEntityAsync<TableEntity>(added.PartitionKey, added.RowKey, cancellationToken: cancellationToken);
    }
}

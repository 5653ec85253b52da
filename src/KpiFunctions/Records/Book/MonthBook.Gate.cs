using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book.Rows;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>
/// The gate decides whether a store-month still takes facts. Until its closing time it does, without a look: nothing closes a month earlier, unless the
/// closing time was moved since.
/// After that the gate row in the month's own partition decides, and every write of a fact is one batch with that row,
/// so a fact can never slip in between the moment the month is frozen and the moment its scores are computed.
/// The row knows the version that was closed last, so that a worker that comes late cannot shut a month that was reopened since.
/// </summary>
public sealed partial class MonthBook
{
    /// <summary>A pass to write into an open month; <see langword="null"/> when the month is closed.</summary>
    internal async Task<MonthPass?> EnterAsync(Store store, StoreMonth month, CancellationToken cancellationToken)
    {
        if (time.Now() < OpenUntil(store, month))
        {
            return MonthPass.Free;
        }

        return await EnterByGateAsync(month, cancellationToken);
    }

    /// <summary>A pass by the gate at any time, so that of two who write with one the second looks again.</summary>
    internal async Task<MonthPass?> EnterByGateAsync(StoreMonth month, CancellationToken cancellationToken)
    {
        var gate = await GetGateAsync(month, cancellationToken);
        return gate.IsClosed() ? null : new MonthPass(gate);
    }

    /// <summary>The same for those who do not have the store at hand.</summary>
    internal async Task<MonthPass?> EnterAsync(StoreMonth month, CancellationToken cancellationToken) => time.Now() < month.IsOpenUntil
        ? MonthPass.Free
        : await EnterAsync(await stores.GetAsync(month.StoreId, cancellationToken), month, cancellationToken);

    /// <summary>Until when nothing can have closed the month. Of a store whose closing time was moved, earlier months may have closed before it was.</summary>
    private static Instant OpenUntil(Store store, StoreMonth month) =>
        store.ClosingChangedAt is null ? month.ClosesAt(store) : month.IsOpenUntil;

    public async Task<bool> IsClosedAsync(StoreMonth month, CancellationToken cancellationToken) =>
        (await FindAsync(month, Keys.MonthGate, cancellationToken))?.IsClosed() == true;

    /// <summary>From now on no fact enters the month, so that it can be scored as this version.</summary>
    /// <param name="attempt">Number of the try, which the store's ledger gave.</param>
    /// <returns>The try, which overtakes every earlier one; <see langword="null"/> when a later one has overtaken it, or this version was closed before and the month has gone on since.</returns>
    public async Task<ShutMonth?> ShutAsync(StoreMonth month, int version, int attempt, CancellationToken cancellationToken)
    {
        TableEntity gate;
        do
        {
            gate = await GetGateAsync(month, cancellationToken);
            if (gate.NewestAttempt() > attempt || gate.ClosedVersion() > version || (gate.ClosedVersion() == version && !gate.IsClosed()))
            {
                return null;
            }
        }
        while (!await tables.WorkOrders.TryReplaceAsync(MonthGateRow.Shut(gate, version, attempt), gate.ETag, cancellationToken));
        gate = await GetGateAsync(month, cancellationToken);
        return gate.NewestAttempt() == attempt ? new ShutMonth(month, attempt, gate) : null;
    }

    /// <summary>Before a close becomes final: whether nobody has overtaken it. From then on a try that began earlier cannot open the month.</summary>
    public async Task<bool> TryHoldAsync(ShutMonth shut, CancellationToken cancellationToken)
    {
        if (!await tables.WorkOrders.TryReplaceAsync(MonthGateRow.Held(shut.Gate), shut.Gate.ETag, cancellationToken))
        {
            return false;
        }

        shut.Gate = await GetGateAsync(shut.Month, cancellationToken);
        return shut.Gate.NewestAttempt() == shut.Attempt;
    }

    /// <summary>Lets facts in again after a close that failed, and keeps why it did.</summary>
    /// <returns><see langword="false"/> when somebody else has begun to close the month since.</returns>
    public Task<bool> TryOpenAgainAsync(ShutMonth shut, CloseFailure failure, CancellationToken cancellationToken) =>
        tables.WorkOrders.TryReplaceAsync(MonthGateRow.OpenedAgain(shut.Gate, failure), shut.Gate.ETag, cancellationToken);

    /// <summary>Whether a close of this version has shut the month; it may have ended, or died on the way.</summary>
    public async Task<bool> IsShutAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        await FindAsync(month, Keys.MonthGate, cancellationToken) is { } gate && gate.IsClosed() && gate.ClosedVersion() == version;

    /// <summary>Why the last try to close the month failed; <see langword="null"/> when it did not.</summary>
    public async Task<CloseFailure?> FindFailureAsync(StoreMonth month, CancellationToken cancellationToken) =>
        await FindAsync(month, Keys.MonthGate, cancellationToken) is { } gate ? MonthGateRow.FailureOf(gate) : null;

    /// <summary>Has what was kept as late while a close failed taken in, if there is any. Doing it again goes on where it was interrupted.</summary>
    /// <param name="take">Takes in what was kept since a time of the storage service.</param>
    public async Task TakeLateAsync(StoreMonth month, Func<DateTimeOffset, Task> take, CancellationToken cancellationToken)
    {
        if (await FindAsync(month, Keys.MonthGate, cancellationToken) is not { } gate || gate.IsClosed() || MonthGateRow.LateSinceOf(gate) is not { } since)
        {
            return;
        }

        await take(since);
        while (!gate.IsClosed() && MonthGateRow.LateSinceOf(gate) == since
            && !await tables.WorkOrders.TryReplaceAsync(MonthGateRow.WithoutLate(gate), gate.ETag, cancellationToken))
        {
            // A fact was written meanwhile, which touches the gate.
            gate = await GetGateAsync(month, cancellationToken);
        }
    }

    /// <summary>Lets facts in again, until the next version is closed.</summary>
    /// <param name="version">The version that was closed last; when it is not, nothing happens.</param>
    public async Task ReopenAsync(StoreMonth month, int version, CancellationToken cancellationToken)
    {
        TableEntity gate;
        do
        {
            gate = await GetGateAsync(month, cancellationToken);
        }
        while (gate.IsClosed() && gate.ClosedVersion() == version && !await tables.WorkOrders.TryReplaceAsync(MonthGateRow.Reopened(gate, version), gate.ETag, cancellationToken));
    }

    /// <summary>The gate of a month that is closed as a version.</summary>
    internal static StoredRow ClosedGateOf(StoreMonth month, int version) =>
        StoredRow.Of(nameof(Tables.WorkOrders), MonthGateRow.From(Keys.StoreMonth(month), isClosed: true, version));

    private async Task<TableEntity> GetGateAsync(StoreMonth month, CancellationToken cancellationToken)
    {
        if (await FindAsync(month, Keys.MonthGate, cancellationToken) is { } found)
        {
            return found;
        }

        // Months close one after the other: one without a gate that lies before a closed one has been passed over, and stays so. Somebody else
        // may make the gate in between; what it says then is what counts.
        var head = await ledger.FindHeadAsync(month.StoreId, cancellationToken);
        await tables.WorkOrders.TryAddAsync(
            MonthGateRow.From(Keys.StoreMonth(month), isClosed: head?.ClosedThrough >= month.Month, version: 0), cancellationToken);
        return (await FindAsync(month, Keys.MonthGate, cancellationToken))!;
    }
}

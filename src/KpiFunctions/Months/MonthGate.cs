using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Storage;
using NodaTime;

namespace KpiFunctions.Months;

/// <summary>
/// Decides whether a store-month still takes facts. Until its closing time it does, without a look: nothing closes a month earlier.
/// After that the gate row in the month's own partition decides, and every write of a fact is one batch with that row,
/// so a fact can never slip in between the moment the month is frozen and the moment its scores are computed.
/// </summary>
public sealed class MonthGate(Tables tables, TimeProvider time)
{
    private const string ClosedColumn = "Closed";

    /// <summary>A pass to write into an open month; <see langword="null"/> when the month is closed.</summary>
    public async Task<MonthPass?> EnterAsync(Store store, StoreMonth month, CancellationToken cancellationToken)
    {
        if (Instant.FromDateTimeOffset(time.GetUtcNow()) < month.ClosesAt(store.Zone))
        {
            return MonthPass.Free;
        }

        var gate = await GetOrAddAsync(month, cancellationToken);
        return gate.GetBoolean(ClosedColumn) == true ? null : new MonthPass(gate);
    }

    public async Task<bool> IsClosedAsync(StoreMonth month, CancellationToken cancellationToken)
    {
        var gate = await tables.WorkOrders.GetEntityIfExistsAsync<TableEntity>(Keys.StoreMonth(month), Keys.MonthGate, cancellationToken: cancellationToken);
        return gate.HasValue && gate.Value!.GetBoolean(ClosedColumn) == true;
    }

    /// <summary>From now on no fact enters the month. Doing it twice is doing it once.</summary>
    public async Task CloseAsync(StoreMonth month, CancellationToken cancellationToken)
    {
        var gate = new TableEntity(Keys.StoreMonth(month), Keys.MonthGate) { [ClosedColumn] = true };
        await tables.WorkOrders.UpsertEntityAsync(gate, TableUpdateMode.Replace, cancellationToken);
    }

    private async Task<TableEntity> GetOrAddAsync(StoreMonth month, CancellationToken cancellationToken)
    {
        var found = await tables.WorkOrders.GetEntityIfExistsAsync<TableEntity>(Keys.StoreMonth(month), Keys.MonthGate, cancellationToken: cancellationToken);
        if (found.HasValue)
        {
            return found.Value!;
        }

        var open = new TableEntity(Keys.StoreMonth(month), Keys.MonthGate) { [ClosedColumn] = false };
        try
        {
            await tables.WorkOrders.AddEntityAsync(open, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Somebody else made it in between; what it says now is what counts.
        }

        return await tables.WorkOrders.GetEntityAsync<TableEntity>(open.PartitionKey, open.RowKey, cancellationToken: cancellationToken);
    }
}

/// <summary>Leave to write facts into one store-month.</summary>
public sealed class MonthPass
{
    private readonly TableEntity? _gate;

    internal MonthPass(TableEntity? gate) => _gate = gate;

    /// <summary>The month's closing time has not come, so no check is needed.</summary>
    public static MonthPass Free { get; } = new(null);

    /// <summary>The writes, and with them the condition that the month has stayed open since the pass was given.</summary>
    internal IEnumerable<TableTransactionAction> Guard(IEnumerable<TableTransactionAction> actions) =>
        _gate is null ? actions : actions.Prepend(new TableTransactionAction(TableTransactionActionType.UpdateMerge, _gate, _gate.ETag));
}

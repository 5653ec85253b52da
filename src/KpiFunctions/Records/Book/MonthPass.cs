using Azure.Data.Tables;
using KpiFunctions.Records.Book.Rows;

namespace KpiFunctions.Records.Book;

/// <summary>Leave to write facts into one store-month.</summary>
public sealed class MonthPass
{
    private readonly TableEntity? _gate;

    internal MonthPass(TableEntity? gate) => _gate = gate;

    /// <summary>The month's closing time has not come, so no check is needed.</summary>
    public static MonthPass Free { get; } = new(null);

    /// <summary>
    /// Whether the month was closed before and takes corrections now. What customers say stays as it was at the first close, and nobody is texted.
    /// </summary>
    public bool IsReopened => ClosedVersion > 0;

    /// <summary>Whether the month could be closed by now, so that something may have come late about it.</summary>
    internal bool IsGated => _gate is not null;

    /// <summary>The version that was closed last; 0 while none was.</summary>
    internal int ClosedVersion => _gate?.ClosedVersion() ?? 0;

    /// <summary>The writes, and with them the condition that the month has stayed open since the pass was given.</summary>
    /// <exception cref="InvalidOperationException">A row is of another month than the pass.</exception>
    internal IEnumerable<TableTransactionAction> Guard(IReadOnlyCollection<TableTransactionAction> actions) =>
        _gate is null ? actions
        : actions.All(a => a.Entity.PartitionKey == _gate.PartitionKey)
            ? actions.Prepend(new TableTransactionAction(TableTransactionActionType.UpdateMerge, _gate, _gate.ETag))
            : throw new InvalidOperationException($"The pass for {_gate.PartitionKey} is no leave to write to another month.");
}

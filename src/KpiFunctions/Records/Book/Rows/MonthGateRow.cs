using Azure.Data.Tables;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>The gate of a store-month as a row: whether it is shut, and which version was closed last (0: none).</summary>
internal static class MonthGateRow
{
    private const string Closed = "Closed";
    private const string Version = "Version";
    private const string Attempt = "Attempt";
    private const string Failure = "Failure";
    private const string FailedAt = "FailedAt";
    private const string LateSince = "LateSince";

    internal static TableEntity From(string partition, bool isClosed, int version) =>
        new(partition, Keys.MonthGate) { [Closed] = isClosed, [Version] = version };

    /// <summary>Shut by a close that has begun. Each attempt has a name of its own, so that one that was overtaken cannot go on.</summary>
    internal static TableEntity Shut(TableEntity gate, int version, string attempt) =>
        new(gate)
        {
            [Closed] = true,
            [Version] = version,
            [Attempt] = attempt,

            // The service's own time, by which late rows are told too. Nothing is late before the gate is shut, and open it was last written then.
            [LateSince] = gate.GetDateTimeOffset(LateSince) ?? gate.Timestamp,
        };

    /// <summary>Shut by an attempt that has scored the month: what failed before is over.</summary>
    internal static TableEntity Held(TableEntity shut)
    {
        var row = From(shut.PartitionKey, isClosed: true, shut.ClosedVersion());
        row[Attempt] = shut.GetString(Attempt);
        row[LateSince] = shut.GetDateTimeOffset(LateSince);
        return row;
    }

    /// <summary>Open again after a close that failed, as it was before.</summary>
    /// <param name="shut">The gate as the close shut it.</param>
    internal static TableEntity OpenedAgain(TableEntity shut, CloseFailure failure)
    {
        var row = From(shut.PartitionKey, isClosed: false, shut.ClosedVersion() - 1);
        row.SetText(Failure, failure.Reason);
        row.SetInstant(FailedAt, failure.At);
        row[LateSince] = shut.GetDateTimeOffset(LateSince);
        return row;
    }

    internal static bool IsAttempt(this TableEntity gate, string attempt) => gate.GetString(Attempt) == attempt;

    /// <summary>Why the last close failed; <see langword="null"/> when it did not.</summary>
    internal static CloseFailure? FailureOf(TableEntity gate) =>
        gate.GetString(Failure) is { } reason ? new CloseFailure(gate.GetInstant(FailedAt)!.Value, reason) : null;

    /// <summary>Since when records were kept as late that are to be taken in; <see langword="null"/> when there are none.</summary>
    internal static DateTimeOffset? LateSinceOf(TableEntity gate) => gate.GetDateTimeOffset(LateSince);

    internal static TableEntity WithoutLate(TableEntity gate)
    {
        var row = new TableEntity(gate);
        row.Remove(LateSince);
        return row;
    }

    internal static bool IsClosed(this TableEntity gate) => gate.GetBoolean(Closed) == true;

    internal static int ClosedVersion(this TableEntity gate) => gate.GetInt32(Version) ?? 0;
}

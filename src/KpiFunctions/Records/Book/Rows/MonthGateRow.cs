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

    /// <summary>Open for the corrections of a version.</summary>
    internal static TableEntity Reopened(TableEntity gate, int version) => With(gate, From(gate.PartitionKey, isClosed: false, version));

    /// <summary>Shut by a try to close it. Tries are numbered, so that one that was overtaken cannot shut the month or go on.</summary>
    internal static TableEntity Shut(TableEntity gate, int version, int attempt) =>
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
        var row = With(shut, From(shut.PartitionKey, isClosed: true, shut.ClosedVersion()));
        row[LateSince] = shut.GetDateTimeOffset(LateSince);
        return row;
    }

    /// <summary>Open again after a close that failed, as it was before.</summary>
    /// <param name="shut">The gate as the close shut it.</param>
    internal static TableEntity OpenedAgain(TableEntity shut, CloseFailure failure)
    {
        var row = With(shut, From(shut.PartitionKey, isClosed: false, shut.ClosedVersion() - 1));
        row.SetText(Failure, failure.Reason);
        row.SetInstant(FailedAt, failure.At);
        row[LateSince] = shut.GetDateTimeOffset(LateSince);
        return row;
    }

    /// <summary>Number of the newest try that has shut the month; 0 while none has.</summary>
    internal static int NewestAttempt(this TableEntity gate) => gate.GetInt32(Attempt) ?? 0;

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

    /// <summary>A gate that remembers, like the one before it, which try came last.</summary>
    private static TableEntity With(TableEntity before, TableEntity gate)
    {
        if (before.NewestAttempt() > 0)
        {
            gate[Attempt] = before.NewestAttempt();
        }

        return gate;
    }
}

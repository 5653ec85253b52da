using Azure.Data.Tables;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>Columns of what came after the close of its month.</summary>
internal static class LateColumns
{
    /// <summary>When it came.</summary>
    internal const string KeptAt = "KeptAt";

    /// <summary>Whether a later version of the month has it.</summary>
    internal const string TakenIn = "TakenIn";

    /// <param name="since">A time of the storage service; <see langword="null"/> for any.</param>
    internal static bool IsSince(TableEntity row, DateTimeOffset? since) => since is null || row.Timestamp >= since;
}

using Azure.Data.Tables;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>The gate of a store-month as a row: whether it is shut, and which version was closed last (0: none).</summary>
internal static class MonthGateRow
{
    private const string Closed = "Closed";
    private const string Version = "Version";

    internal static TableEntity From(string partition, bool isClosed, int version) =>
        new(partition, Keys.MonthGate) { [Closed] = isClosed, [Version] = version };

    internal static bool IsClosed(this TableEntity gate) => gate.GetBoolean(Closed) == true;

    internal static int ClosedVersion(this TableEntity gate) => gate.GetInt32(Version) ?? 0;
}

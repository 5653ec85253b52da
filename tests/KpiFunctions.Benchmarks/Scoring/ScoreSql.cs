using System.Globalization;

namespace KpiFunctions.Benchmarks.Scoring;

/// <summary>The tables of both databases, of integers only, and the query that scores them.</summary>
internal static class ScoreSql
{
    internal static readonly IReadOnlyList<string> ServiceColumns = ["staff", "opened", "completed", "promised", "cents", "sent", "rating"];

    internal static readonly IReadOnlyList<string> ComplaintColumns = ["staff", "received", "resolved", "satisfied", "own_fault"];

    /// <summary>score.sql for the month. The limits are literals, which planners know more about than parameters.</summary>
    internal static string Query { get; } = Read()
        .Replace("$start", BigMonth.Start.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("$end", BigMonth.End.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    internal static string DuckDbQuery { get; } = Query.Replace("count(*) filter (where ", "count_if(", StringComparison.Ordinal);

    internal static int?[] ValuesOf(ServiceRow row) => [row.Staff, row.Opened, row.Completed, row.Promised, row.Cents, row.Sent, row.Rating];

    internal static int?[] ValuesOf(ComplaintRow row) => [row.Staff, row.Received, row.Resolved, row.IsSatisfied ? 1 : 0, row.IsOwnFault ? 1 : 0];

    private static string Read()
    {
        using var reader = new StreamReader(typeof(ScoreSql).Assembly.GetManifestResourceStream("score.sql")!);
        return reader.ReadToEnd();
    }
}

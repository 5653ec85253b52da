using System.Globalization;

namespace KpiFunctions.Benchmarks.Scoring;

/// <summary>The tables of both databases, of integers only, and the query that scores them.</summary>
internal static class ScoreSql
{
    internal static readonly IReadOnlyList<string> ServiceColumns = ["staff", "opened", "completed", "promised", "cents", "sent", "rating"];

    internal static readonly IReadOnlyList<string> ComplaintColumns = ["staff", "received", "resolved", "satisfied", "own_fault"];

    /// <summary>The lines whose points are divided, in the order of the scheme.</summary>
    private static readonly string[] Lines = ["satisfaction", "on_time", "speed", "within24h", "revenue", "response", "complaint_speed"];

    /// <summary>score.sql for the month. The limits are literals, which planners know more about than parameters.</summary>
    internal static string Query { get; } = Lines.Aggregate(Read(), (sql, line) => sql.Replace($"$place({line})", PlaceOf(line), StringComparison.Ordinal))
        .Replace("$start", BigMonth.Start.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("$end", BigMonth.End.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    internal static string DuckDbQuery { get; } = Query.Replace("count(*) filter (where ", "count_if(", StringComparison.Ordinal);

    internal static int?[] ValuesOf(ServiceRow row) => [row.Staff, row.Opened, row.Completed, row.Promised, row.Cents, row.Sent, row.Rating];

    internal static int?[] ValuesOf(ComplaintRow row) => [row.Staff, row.Received, row.Resolved, row.IsSatisfied ? 1 : 0, row.IsOwnFault ? 1 : 0];

    /// <summary>How many remainders come before that of a line: larger ones, and equal ones of earlier lines.</summary>
    private static string PlaceOf(string line) => string.Join(
        " + ", Lines.Where(l => l != line).Select(other => $"case when {other}_rest {(Array.IndexOf(Lines, other) < Array.IndexOf(Lines, line) ? ">=" : ">")} {line}_rest then 1 else 0 end"));

    private static string Read()
    {
        using var reader = new StreamReader(typeof(ScoreSql).Assembly.GetManifestResourceStream("score.sql")!);
        return reader.ReadToEnd();
    }
}

using System.Diagnostics.Metrics;
using KpiFunctions.Foundation.Telemetry;

namespace KpiFunctions.Features.Import;

/// <summary>Figures of imports. All are listed in <c>docs/telemetry.md</c>.</summary>
public sealed class ImportMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _rows = meters.Create(Signals.Name).CreateCounter<long>(
        "kpi.imports.rows", "{row}", "Rows of imports, by kind and by what became of them: accepted, updated, unchanged, late, rejected.");

    /// <param name="kind">What the rows are, such as <c>work_orders</c>.</param>
    internal void Imported(string kind, ImportReport report)
    {
        Count(kind, "accepted", report.Accepted);
        Count(kind, "updated", report.Updated);
        Count(kind, "unchanged", report.Unchanged);
        Count(kind, "late", report.Late);
        Count(kind, "rejected", report.RejectedCount);
    }

    private void Count(string kind, string outcome, int rows)
    {
        if (rows > 0)
        {
            _rows.Add(rows, new("kind", kind), new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}

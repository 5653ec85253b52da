using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>One version of a table of a store. It never changes: the next one is valid from a month on.</summary>
public sealed class StoreTable
{
    private readonly Dictionary<(string JobCode, string Of), decimal> _values = new(SameJob);

    /// <param name="kind">What the table says.</param>
    /// <param name="version">Number of the version, from 1.</param>
    /// <param name="validFrom">The first month in which it counts.</param>
    /// <param name="rows">One for each kind of job; their case does not tell them apart.</param>
    /// <exception cref="ArgumentException">Two rows are of the same kind of job.</exception>
    public StoreTable(StoreTableKind kind, int version, YearMonth validFrom, IReadOnlyList<JobValue> rows)
    {
        (Kind, Version, ValidFrom, Rows) = (kind, version, validFrom, rows);
        foreach (var row in rows)
        {
            if (!_values.TryAdd((row.JobCode, row.Of), row.Value))
            {
                throw new ArgumentException($"There are two rows of '{row.JobCode}' and '{row.Of}'.", nameof(rows));
            }
        }
    }

    /// <summary>Tells kinds of jobs apart, as tables do: case makes no other job.</summary>
    public static IEqualityComparer<(string JobCode, string Of)> SameJob { get; } = new JobComparer();

    public StoreTableKind Kind { get; }

    /// <summary>Number of the version, from 1.</summary>
    public int Version { get; }

    /// <summary>The first month in which it counts, until another version does.</summary>
    public YearMonth ValidFrom { get; }

    /// <summary>One for each kind of job, in the order in which they came.</summary>
    public IReadOnlyList<JobValue> Rows { get; }

    /// <summary>What the table says of the job of an order; <see langword="null"/> when it has no row of it, or the order does not say what job it is.</summary>
    public decimal? Find(WorkOrder order) =>
        order.JobCode is { } job && (Kind == StoreTableKind.Hours ? order.Model : order.Difficulty) is { } of && _values.TryGetValue((job, of), out var value) ? value : null;

    /// <summary>Whether another version says the same, row by row, from the same month on.</summary>
    public bool SaysTheSameAs(StoreTable other) => (Kind, ValidFrom) == (other.Kind, other.ValidFrom) && Rows.SequenceEqual(other.Rows);

    private sealed class JobComparer : IEqualityComparer<(string JobCode, string Of)>
    {
        public bool Equals((string JobCode, string Of) x, (string JobCode, string Of) y) =>
            string.Equals(x.JobCode, y.JobCode, StringComparison.OrdinalIgnoreCase) && string.Equals(x.Of, y.Of, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string JobCode, string Of) job) =>
            HashCode.Combine(job.JobCode.GetHashCode(StringComparison.OrdinalIgnoreCase), job.Of.GetHashCode(StringComparison.OrdinalIgnoreCase));
    }
}

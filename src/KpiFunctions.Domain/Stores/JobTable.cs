using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>What a table says of jobs: how long they should take, or what points they bring.</summary>
public sealed class JobTable : StoreTable
{
    private readonly Dictionary<(string JobCode, string Of), decimal> _values = new(SameJob);

    /// <param name="kind">Hours or points.</param>
    /// <param name="version">Number of the version, from 1.</param>
    /// <param name="validFrom">The first month in which it counts.</param>
    /// <param name="rows">One for each kind of job; their case does not tell them apart.</param>
    /// <exception cref="ArgumentException">Two rows are of the same kind of job.</exception>
    public JobTable(StoreTableKind kind, int version, YearMonth validFrom, IReadOnlyList<JobValue> rows)
        : base(kind, version, validFrom)
    {
        Rows = rows;
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

    /// <summary>One for each kind of job, in the order in which they came.</summary>
    public IReadOnlyList<JobValue> Rows { get; }

    public override int Count => Rows.Count;

    /// <summary>What the table says of the job of an order; <see langword="null"/> when it has no row of it, or the order does not say what job it is.</summary>
    public decimal? Find(WorkOrder order) =>
        order.JobCode is { } job && (Kind == StoreTableKind.Hours ? order.Model : order.Difficulty) is { } of && _values.TryGetValue((job, of), out var value) ? value : null;

    protected override bool HasRowsOf(StoreTable other) => other is JobTable jobs && Rows.SequenceEqual(jobs.Rows);

    private sealed class JobComparer : IEqualityComparer<(string JobCode, string Of)>
    {
        public bool Equals((string JobCode, string Of) x, (string JobCode, string Of) y) =>
            string.Equals(x.JobCode, y.JobCode, StringComparison.OrdinalIgnoreCase) && string.Equals(x.Of, y.Of, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string JobCode, string Of) job) =>
            HashCode.Combine(job.JobCode.GetHashCode(StringComparison.OrdinalIgnoreCase), job.Of.GetHashCode(StringComparison.OrdinalIgnoreCase));
    }
}

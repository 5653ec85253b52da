using KpiFunctions.Domain;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Import;

/// <summary>What became of the rows of an import.</summary>
public sealed class ImportReport
{
    private readonly List<RejectedRow> _rejected = [];
    private readonly Dictionary<StoreId, StoreCounts> _stores = [];

    /// <summary>New records.</summary>
    public int Accepted { get; private set; }

    /// <summary>Known records with other content than before.</summary>
    public int Updated { get; private set; }

    /// <summary>Known records, the same again.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Records for a month that is closed: kept, marked late, not scored.</summary>
    public int Late { get; private set; }

    /// <summary>Rows that were refused, by line; a row with several mistakes stands here several times.</summary>
    public IReadOnlyList<RejectedRow> Rejected => _rejected;

    /// <summary>How many rows were refused, each counted once.</summary>
    internal int RejectedRows => _rejected.Select(r => r.Line).Distinct().Count();

    internal void Reject(RejectedRow row) => _rejected.Add(row);

    internal void Reject(IEnumerable<RejectedRow> rows) => _rejected.AddRange(rows);

    internal void Count(StoreId store, IEnumerable<WriteOutcome> outcomes)
    {
        var counts = _stores.GetValueOrDefault(store);
        foreach (var outcome in outcomes)
        {
            _ = outcome switch
            {
                WriteOutcome.Accepted => ++Accepted,
                WriteOutcome.Updated => ++Updated,
                WriteOutcome.Unchanged => ++Unchanged,
                _ => ++Late,
            };
            counts = counts.With(outcome);
        }

        _stores[store] = counts;
    }

    /// <summary>Tells each store's counts, and how many rows were refused.</summary>
    internal void TellTo(AuditScope audit)
    {
        foreach (var (store, counts) in _stores)
        {
            audit.Touched(store, counts);
        }

        if (_stores.Count == 0 || Rejected.Count > 0)
        {
            audit.Touched(new { Rejected = RejectedRows });
        }
    }

    /// <summary>What became of the rows of a store.</summary>
    private readonly record struct StoreCounts(int Accepted, int Updated, int Unchanged, int Late)
    {
        internal StoreCounts With(WriteOutcome outcome) => outcome switch
        {
            WriteOutcome.Accepted => this with { Accepted = Accepted + 1 },
            WriteOutcome.Updated => this with { Updated = Updated + 1 },
            WriteOutcome.Unchanged => this with { Unchanged = Unchanged + 1 },
            _ => this with { Late = Late + 1 },
        };
    }
}

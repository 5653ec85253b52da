using KpiFunctions.Domain;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Import;

/// <summary>What became of the rows of an import.</summary>
public sealed class ImportReport
{
    /// <summary>Refusals, and warnings, that are listed; all are counted.</summary>
    public const int MostListed = 1_000;

    private readonly List<RejectedRow> _rejected = [];
    private readonly List<RowWarning> _warnings = [];
    private readonly Dictionary<StoreId, StoreCounts> _stores = [];

    /// <summary>New records.</summary>
    public int Accepted { get; private set; }

    /// <summary>Known records with other content than before.</summary>
    public int Updated { get; private set; }

    /// <summary>Known records, the same again.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Records for a month that is closed: kept, marked late, not scored.</summary>
    public int Late { get; private set; }

    /// <summary>Rows that were refused, each counted once.</summary>
    public int RejectedCount { get; private set; }

    /// <summary>What is wrong with rows that were refused, by line, the first <see cref="MostListed"/> rows; one with several mistakes stands here several times.</summary>
    public IReadOnlyList<RejectedRow> Rejected => _rejected;

    /// <summary>Warnings about rows that were kept.</summary>
    public int WarningCount { get; private set; }

    /// <summary>What is kept but will not do what it is for, such as a number that cannot be texted: the first <see cref="MostListed"/>, by line.</summary>
    public IReadOnlyList<RowWarning> Warnings => _warnings;

    internal void Reject(RejectedRow row) => Reject([row]);

    /// <summary>Refuses one row.</summary>
    internal void Reject(IReadOnlyList<RejectedRow> problems)
    {
        if (problems.Count > 0 && ++RejectedCount <= MostListed)
        {
            _rejected.AddRange(problems);
        }
    }

    internal void Warn(IReadOnlyList<RowWarning> warnings)
    {
        WarningCount += warnings.Count;
        _warnings.AddRange(warnings.Take(MostListed - _warnings.Count));
    }

    /// <summary>Counts what was written; who gets <see cref="WriteOutcome.Refused"/> or <see cref="WriteOutcome.BeforeStart"/> rejects the row.</summary>
    internal void Count(StoreId store, IEnumerable<WriteOutcome> outcomes)
    {
        var counts = _stores.GetValueOrDefault(store);
        foreach (var outcome in outcomes.Where(o => o is not (WriteOutcome.Refused or WriteOutcome.BeforeStart)))
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

        if (_stores.Count == 0 || RejectedCount > 0)
        {
            audit.Touched(new { Rejected = RejectedCount });
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

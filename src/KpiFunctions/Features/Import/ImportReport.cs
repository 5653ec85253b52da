using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Import;

/// <summary>What became of the rows of an import.</summary>
public sealed class ImportReport
{
    private readonly List<RejectedRow> _rejected = [];

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

    internal void Reject(RejectedRow row) => _rejected.Add(row);

    internal void Reject(IEnumerable<RejectedRow> rows) => _rejected.AddRange(rows);

    internal void Count(IEnumerable<WriteOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            _ = outcome switch
            {
                WriteOutcome.Accepted => ++Accepted,
                WriteOutcome.Updated => ++Updated,
                WriteOutcome.Unchanged => ++Unchanged,
                _ => ++Late,
            };
        }
    }
}

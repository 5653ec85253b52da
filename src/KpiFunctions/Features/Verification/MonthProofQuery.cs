using KpiFunctions.Domain;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.Verification;

/// <summary>Reads everything that a closed month rests on.</summary>
public sealed class MonthProofQuery(
    LedgerStore ledger,
    LedgerWitness witness,
    BasisStore bases,
    ScoreStore scores,
    GroupTotalStore totals,
    SchemeStore schemes,
    StoreTableStore storeTables,
    SheetStore sheets,
    QuestionnaireStore questionnaires,
    MonthBook book,
    AppealStore appeals)
{
    public async Task<MonthProof> ReadAsync(StoreMonth month, CancellationToken cancellationToken)
    {
        var chain = await ledger.ListRowsAsync(month.StoreId, cancellationToken);
        var copies = await witness.ListAsync(month.StoreId, cancellationToken);
        var kept = await bases.ListRowsAsync(month, cancellationToken);
        var facts = new List<StoredRow>(await book.ListRowsAsync(month, cancellationToken));
        foreach (var version in VersionsIn(chain))
        {
            facts.AddRange(await book.ListClosedRowsAsync(month, version, cancellationToken));
        }

        List<StoredRow> rows =
        [
            .. chain,
            .. kept,
            .. await scores.ListRowsAsync(month, cancellationToken),
            .. facts,
            .. await appeals.ListRowsAsync(month, cancellationToken),
        ];
        if (await totals.FindRowAsync(month, cancellationToken) is { } total)
        {
            rows.Add(total);
        }

        await AddSchemesAsync(rows, kept.Where(IsBasis), cancellationToken);
        await AddTablesAsync(rows, month.StoreId, kept.Where(IsBasis), cancellationToken);
        await AddSheetsAsync(rows, kept.Where(IsBasis), cancellationToken);
        return new MonthProof(month, rows, copies, await ReadQuestionsAsync(facts, cancellationToken));
    }

    /// <summary>Every version that there may be: no ledger has more versions of a month than it has entries.</summary>
    private static IEnumerable<int> VersionsIn(IReadOnlyList<StoredRow> chain) => Enumerable.Range(
        1, Math.Min(chain.Select(r => r.Cells.GetValueOrDefault("Version") as int? ?? 0).DefaultIfEmpty().Max(), chain.Count));

    private static bool IsBasis(StoredRow row) => row.Key.StartsWith("basis|", StringComparison.Ordinal);

    private async Task AddSchemesAsync(List<StoredRow> rows, IEnumerable<StoredRow> documents, CancellationToken cancellationToken)
    {
        foreach (var reference in documents.SelectMany(SchemesOf).DistinctBy(r => (r.Id, r.Version)).ToList())
        {
            if (await schemes.FindRowAsync(reference.Id, reference.Version, cancellationToken) is { } row)
            {
                rows.Add(row);
            }
        }
    }

    private async Task AddTablesAsync(List<StoredRow> rows, StoreId store, IEnumerable<StoredRow> documents, CancellationToken cancellationToken)
    {
        foreach (var reference in documents.SelectMany(TablesOf).Distinct().ToList())
        {
            rows.AddRange(await storeTables.ListRowsAsync(store, reference, cancellationToken));
        }
    }

    private async Task AddSheetsAsync(List<StoredRow> rows, IEnumerable<StoredRow> documents, CancellationToken cancellationToken)
    {
        foreach (var reference in documents.SelectMany(d => ReferencesOf(d)?.Sheets ?? []).DistinctBy(r => (r.Id, r.Version)).ToList())
        {
            if (await sheets.FindRowAsync(reference, cancellationToken) is { } row)
            {
                rows.Add(row);
            }
        }
    }

    private static IReadOnlyList<TableReference> TablesOf(StoredRow basis) =>
        ReferencesOf(basis)?.Tables ?? [];

    /// <summary>A basis that somebody touched may name no schemes any more; the check says so.</summary>
    private static IReadOnlyList<SchemeReference> SchemesOf(StoredRow basis) =>
        ReferencesOf(basis)?.Schemes ?? [];

    private static Named? ReferencesOf(StoredRow basis) => Readable.Of(() =>
    {
        var (_, schemes, tables, sheets) = BasisJson.Read(BasisStore.DocumentOf(basis));
        return new Named(schemes, tables, sheets);
    }).Value;

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadQuestionsAsync(IEnumerable<StoredRow> facts, CancellationToken cancellationToken)
    {
        var questions = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var asked in facts.Select(f => f.Cells.GetValueOrDefault("SurveyQuestionnaire")).OfType<string>().Distinct())
        {
            if (await Readable.OfAsync(async () => (await questionnaires.GetAsync(QuestionnaireVersion.Parse(asked), cancellationToken)).Questions) is { Value: { } names })
            {
                questions[asked] = names;
            }
        }

        return questions;
    }

    private sealed record Named(IReadOnlyList<SchemeReference> Schemes, IReadOnlyList<TableReference> Tables, IReadOnlyList<SheetReference> Sheets);
}

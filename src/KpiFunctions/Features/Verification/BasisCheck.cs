using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.Verification;

/// <summary>Holds the basis of a closed version, and the versions of schemes, tables and rating sheets that it names, against what they were.</summary>
internal sealed class BasisCheck(MonthProof proof, LedgerEntry close)
{
    private readonly ClosedContent _content = close.Content!;
    private readonly string _partition = Keys.StoreMonth(proof.Month);

    /// <returns>The first difference, or the basis with all that it names.</returns>
    internal (MonthDifference? Difference, MonthBasis? Basis) Find()
    {
        var row = proof.Find("Bases", _partition, Keys.Basis(close.Version));
        if (row is null)
        {
            return (new($"The basis of version {close.Version} is missing: row {Keys.Basis(close.Version)} of table Bases.")
            {
                Table = "Bases",
                Row = Keys.Basis(close.Version),
                Property = "basis",
                Recomputed = _content.BasisDigest,
            }, null);
        }

        var document = BasisStore.DocumentOf(row);
        if (BasisStore.DigestOf(document) != _content.BasisDigest)
        {
            return (RowCheck.Of(row, "Document0", "What the scores are based on besides the facts was changed after the close.") with
            {
                Property = "basis",
                Recorded = BasisStore.DigestOf(document),
                Recomputed = _content.BasisDigest,
            }, null);
        }

        if (RowCheck.Find(BasisStore.RowOf(proof.Month, close.Version, document), row) is { } touched)
        {
            return (touched with { Property = "basis" }, null);
        }

        var (basis, schemeReferences, tableReferences, sheetReferences) = BasisJson.Read(document);
        var (scheme, schemes) = CheckVersions(
            SchemeStore.Form, schemeReferences.Select(s => (s.Id.Value, s.Version, s.Digest)), id => $"schemes['{id}']", id => $"scheme '{id}'");
        var (table, tables) = CheckTables(tableReferences);
        var (sheet, sheets) = CheckVersions(
            SheetStore.Form, sheetReferences.Select(s => (s.Id.Value, s.Version, s.Digest)), id => $"sheets['{id}']", id => $"rating sheet '{id}'");
        return (scheme ?? table ?? sheet, basis with
        {
            Schemes = schemes.ToDictionary(s => s.Id),
            Settings = basis.Settings with { Tables = tables, Sheets = RatingSheets.Of(sheets) },
        });
    }

    /// <summary>Holds the rows of versions of one kind of document.</summary>
    /// <param name="propertyOf">Where in the basis a version is named.</param>
    /// <param name="wordsOf">The document in words.</param>
    private (MonthDifference? Difference, IReadOnlyList<T> Documents) CheckVersions<T>(
        VersionForm<T> form, IEnumerable<(string Id, int Version, string Digest)> references, Func<string, string> propertyOf, Func<string, string> wordsOf)
        where T : class
    {
        var documents = new List<T>();
        foreach (var (id, version, digest) in references)
        {
            var row = proof.Find(form.Table, id, Keys.Version(version));
            var kept = row is null ? null : form.TryRead(row);
            if (kept?.Digest != digest)
            {
                return (new($"Version {version} of {wordsOf(id)} is not what the month was closed with.")
                {
                    Table = form.Table,
                    Row = Keys.Version(version),
                    Column = row is null ? null : VersionForm<T>.FirstColumn,
                    Property = propertyOf(id),
                    Recorded = kept?.Digest,
                    Recomputed = digest,
                }, []);
            }

            if (RowCheck.Find(form.StoredRowOf(kept.Document), row) is { } cell)
            {
                return (cell with { Property = propertyOf(id) }, []);
            }

            documents.Add(kept.Document);
        }

        return (null, documents);
    }

    /// <summary>Holds the rows of the tables that the basis names against what they were.</summary>
    private (MonthDifference? Difference, StoreTables Tables) CheckTables(IEnumerable<TableReference> references)
    {
        var (store, said) = (proof.Month.StoreId, new List<StoreTable>());
        foreach (var reference in references)
        {
            var rows = proof.In("StoreTables", store.Value).ToList();
            var start = Keys.TablePartsStart(reference.Kind, reference.Digest);
            var parts = rows.Where(r => r.Key.StartsWith(start, StringComparison.Ordinal)).ToList();
            var word = StoreTableJson.WordOf(reference.Kind);
            if (Readable.Of(() => StoreTableStore.Read(parts, reference)!).Value is not { } table)
            {
                return (NameOf(reference, word, parts), StoreTables.None);
            }

            foreach (var expected in StoreTableStore.RowsOf(store, table))
            {
                if (RowCheck.Find(expected, rows.Find(r => r.Key == expected.Key)) is { } cell)
                {
                    return (cell with { Property = $"tables['{word}']" }, StoreTables.None);
                }
            }

            said.Add(table);
        }

        return (null, StoreTables.Of(said));
    }

    /// <summary>Only the whole text of a table has a digest, so its first part stands for it.</summary>
    private static MonthDifference NameOf(TableReference reference, string word, List<StoredRow> parts) => new(
        $"Version {reference.Version} of the store's table of {word} is not what the month was closed with.")
    {
        Table = "StoreTables",
        Row = parts.Count > 0 ? parts[0].Key : Keys.TablePart(reference.Kind, reference.Digest, 0),
        Column = parts.Count > 0 ? "Text0" : null,
        Property = $"tables['{word}']",
        Recorded = parts.Count > 0 ? StoreTableStore.DigestOf(parts) : null,
        Recomputed = reference.Digest,
    };
}

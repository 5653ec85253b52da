using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>
/// Keeps, with every closed version, all that decides its scores besides the facts: who was measured as what, by which scheme version, in
/// which zone and with which settings. What is changed afterwards reaches later months only.
/// </summary>
public sealed class BasisStore(Tables tables, SchemeStore schemes, StoreTableStore storeTables, SheetStore sheets)
{
    private const string Document = "Document";

    /// <summary>A row takes half a million characters.</summary>
    private const int CharactersPerRow = 300_000;

    /// <summary>Keeps the basis of a version. When there is one already, by a worker that did not finish, that one counts.</summary>
    public async Task<FrozenBasis> FreezeAsync(PresentBasis present, int version, CancellationToken cancellationToken)
    {
        var document = Encoding.UTF8.GetString(BasisJson.Write(present.Basis, present.Schemes, present.Tables, present.Sheets));
        return await TryKeepAsync(present.Basis.Month, version, document, cancellationToken)
            ? new FrozenBasis(present.Basis, present.Schemes, present.Tables, present.Sheets, DigestOf(document)) { DigestsNow = present.Schemes.ToDictionary(s => s.Id, s => s.Digest) }
            : await GetAsync(present.Basis.Month, version, cancellationToken);
    }

    /// <summary>Takes the basis of an earlier version over for the next one, unchanged.</summary>
    public async Task<FrozenBasis> CarryAsync(StoreMonth month, int from, int to, CancellationToken cancellationToken)
    {
        var document = await ReadAsync(month, from, cancellationToken);
        return await TryKeepAsync(month, to, document, cancellationToken)
            ? await ParseAsync(document, cancellationToken)
            : await GetAsync(month, to, cancellationToken);
    }

    /// <summary>What tells the basis of a version from one that is kept in its place later; <see langword="null"/> when there is none.</summary>
    public async Task<string?> FindTagAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        (await tables.Bases.FindAsync(Keys.StoreMonth(month), Keys.Basis(version), cancellationToken))?.ETag.ToString();

    /// <summary>Gives up a basis with which a month could not be scored, so that the next try takes a new one. One that was kept since stays.</summary>
    /// <param name="tag">From <see cref="FindTagAsync"/>.</param>
    public Task DropAsync(StoreMonth month, int version, string tag, CancellationToken cancellationToken) =>
        tables.Bases.TryDeleteAsync(Keys.StoreMonth(month), Keys.Basis(version), new ETag(tag), cancellationToken);

    /// <summary>The basis of a closed version.</summary>
    /// <exception cref="KeyNotFoundException">No such version was closed.</exception>
    public async Task<FrozenBasis> GetAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        await ParseAsync(await ReadAsync(month, version, cancellationToken), cancellationToken);

    /// <summary>Keeps the list of the rows that a version is closed with, in the place of what another try left.</summary>
    /// <param name="attempt">Number of the try to close the month.</param>
    /// <returns><see langword="false"/> when a later try has begun to write.</returns>
    public async Task<bool> TryKeepFactsAsync(StoreMonth month, int version, int attempt, string list, CancellationToken cancellationToken)
    {
        if (await Fence.TryTakeAsync(tables.Bases, Keys.StoreMonth(month), Keys.Try, attempt, cancellationToken) is not { } fence)
        {
            return false;
        }

        var rows = FactsRows(month, version, list).ToList();
        var surplus = await tables.Bases
            .RangeAsync(Keys.StoreMonth(month), Keys.FrozenFacts(version, rows.Count), Keys.FrozenFactsStart(version + 1), cancellationToken)
            .Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All))
            .ToListAsync(cancellationToken);
        return await fence.TrySubmitAsync(
            rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row.ToEntity())).Concat(surplus), cancellationToken);
    }

    /// <summary>Everything that is kept beside the facts of a month's versions, as it is stored.</summary>
    public async Task<IReadOnlyList<StoredRow>> ListRowsAsync(StoreMonth month, CancellationToken cancellationToken) =>
        await tables.Bases.PartitionAsync(Keys.StoreMonth(month), cancellationToken).Select(row => StoredRow.Of(nameof(Tables.Bases), row)).ToListAsync(cancellationToken);

    /// <summary>The document that a row holds, as much of it as is there.</summary>
    internal static string DocumentOf(StoredRow row) => row.LongText(Document);

    internal static StoredRow RowOf(StoreMonth month, int version, string document) => RowOf(month, Keys.Basis(version), document);

    /// <summary>The rows of the list of a version's facts.</summary>
    internal static IEnumerable<StoredRow> FactsRows(StoreMonth month, int version, string list) =>
        list.Chunk(CharactersPerRow).Select((part, i) => RowOf(month, Keys.FrozenFacts(version, i), new string(part)));

    private static StoredRow RowOf(StoreMonth month, string key, string document)
    {
        var row = new TableEntity(Keys.StoreMonth(month), key);
        row.SetLongText(Document, document);
        return StoredRow.Of(nameof(Tables.Bases), row);
    }

    private Task<bool> TryKeepAsync(StoreMonth month, int version, string document, CancellationToken cancellationToken) =>
        tables.Bases.TryAddAsync(RowOf(month, version, document).ToEntity(), cancellationToken);

    private async Task<string> ReadAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        await tables.Bases.FindAsync(Keys.StoreMonth(month), Keys.Basis(version), cancellationToken) is { } row
            ? row.GetLongText(Document)
            : throw new KeyNotFoundException($"{month} has no closed version {version}.");

    private async Task<FrozenBasis> ParseAsync(string document, CancellationToken cancellationToken)
    {
        var (basis, references, tableReferences, sheetReferences) = BasisJson.Read(document);
        var found = new Dictionary<SchemeId, StoredVersion<Scheme>>();
        foreach (var reference in references)
        {
            if (await schemes.FindAsync(reference.Id, reference.Version, cancellationToken) is { } stored)
            {
                found.Add(reference.Id, stored);
            }
        }

        var said = new List<StoreTable>();
        foreach (var reference in tableReferences)
        {
            if (await storeTables.FindAsync(basis.Month.StoreId, reference, cancellationToken) is { } table)
            {
                said.Add(table);
            }
        }

        var rated = new List<RatingSheet>();
        foreach (var reference in sheetReferences)
        {
            if (await sheets.FindAsync(reference, cancellationToken) is { } sheet)
            {
                rated.Add(sheet);
            }
        }

        basis = basis with
        {
            Schemes = found.ToDictionary(s => s.Key, s => s.Value.Document),
            Settings = basis.Settings with { Tables = StoreTables.Of(said), Sheets = RatingSheets.Of(rated) },
        };
        return new FrozenBasis(basis, references, tableReferences, sheetReferences, DigestOf(document))
        {
            DigestsNow = found.ToDictionary(s => s.Key, s => s.Value.Digest),
        };
    }

    /// <summary>SHA-256 of a document, in hex.</summary>
    internal static string DigestOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
}

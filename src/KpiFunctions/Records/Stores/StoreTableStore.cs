using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records.Stores;

/// <summary>Tables of stores by kind and version. A version never changes: what a month was closed with can be read again years later.</summary>
public sealed class StoreTableStore(Tables tables)
{
    /// <summary>The newest version of a table; <see langword="null"/> when there is none.</summary>
    public async Task<StoredTable?> FindNewestAsync(StoreId store, StoreTableKind kind, CancellationToken cancellationToken) =>
        (await ListAsync(store, cancellationToken)).LastOrDefault(v => v.Kind == kind) is { } newest ? await GetAsync(store, newest, cancellationToken) : null;

    /// <summary>The version of a table in force in a month: the highest that is valid from that month or an earlier one; <see langword="null"/> when there is none.</summary>
    public async Task<StoredTable?> FindInForceAsync(StoreId store, StoreTableKind kind, YearMonth month, CancellationToken cancellationToken) =>
        (await ListAsync(store, cancellationToken)).LastOrDefault(v => v.Kind == kind && v.ValidFrom <= month) is { } inForce
            ? await GetAsync(store, inForce, cancellationToken)
            : null;

    /// <summary>Versions of a table that would come into force in months after this one, and never do once a higher version is valid from it.</summary>
    public async Task<IReadOnlyList<(int Version, YearMonth ValidFrom)>> ListSupersededAsync(StoreId store, StoreTableKind kind, YearMonth validFrom, CancellationToken cancellationToken) =>
    [
        .. InForceFrom([.. (await ListAsync(store, cancellationToken)).Where(v => v.Kind == kind)], validFrom).Where(v => v.ValidFrom > validFrom).Select(v => (v.Number, v.ValidFrom)),
    ];

    /// <summary>
    /// What the records of a month are scored by: of the tables of jobs those in force in it, and where complaints take business time the calendar in force in
    /// it, if there is one, and those that follow it in later months, in which complaints may be solved.
    /// </summary>
    public async Task<IReadOnlyList<StoredTable>> ListForMonthAsync(StoreId store, YearMonth month, ComplaintClock clock, CancellationToken cancellationToken)
    {
        var tables = new List<StoredTable>();
        foreach (var versions in (await ListAsync(store, cancellationToken)).GroupBy(v => v.Kind).Where(g => g.Any(v => v.ValidFrom <= month)))
        {
            var counting = versions.Key != StoreTableKind.Calendar ? [versions.Last(v => v.ValidFrom <= month)]
                : clock == ComplaintClock.Business ? InForceFrom([.. versions], month)
                : [];
            foreach (var version in counting)
            {
                tables.Add(await GetAsync(store, version, cancellationToken));
            }
        }

        return tables;
    }

    /// <summary>The version that a reference names; <see langword="null"/> when it is not there any more as it was, because somebody touched it.</summary>
    public async Task<StoreTable?> FindAsync(StoreId store, TableReference reference, CancellationToken cancellationToken) =>
        Read(await ListPartsAsync(store, reference.Kind, reference.Digest, cancellationToken), reference);

    /// <summary>Keeps a version.</summary>
    /// <returns><see langword="false"/> when somebody else has kept one of this number since.</returns>
    public async Task<bool> TryAddAsync(StoreId store, StoreTable table, CancellationToken cancellationToken)
    {
        var text = StoreTableJson.TextOf(store, table);
        foreach (var part in StoreTableRow.PartsOf(store, table.Kind, text))
        {
            await tables.StoreTables.PutAsync(part, cancellationToken);
        }

        return await tables.StoreTables.TryAddAsync(StoreTableRow.VersionOf(store, table, StoreTableRow.DigestOf(text)), cancellationToken);
    }

    /// <summary>The rows of a version, as they are stored.</summary>
    public async Task<IReadOnlyList<StoredRow>> ListRowsAsync(StoreId store, TableReference reference, CancellationToken cancellationToken)
    {
        var parts = await ListPartsAsync(store, reference.Kind, reference.Digest, cancellationToken);
        return await tables.StoreTables.FindAsync(store.Value, Keys.TableVersion(reference.Kind, reference.Version), cancellationToken) is { } row
            ? [Stored(row), .. parts]
            : parts;
    }

    /// <summary>The rows that a version is stored as.</summary>
    internal static IEnumerable<StoredRow> RowsOf(StoreId store, StoreTable table)
    {
        var text = StoreTableJson.TextOf(store, table);
        return StoreTableRow.PartsOf(store, table.Kind, text).Prepend(StoreTableRow.VersionOf(store, table, StoreTableRow.DigestOf(text))).Select(Stored);
    }

    internal static string DigestOf(IEnumerable<StoredRow> parts) => StoreTableRow.DigestOf(StoreTableRow.TextIn(parts));

    /// <summary>The version that rows are; <see langword="null"/> when they are not what the reference names.</summary>
    internal static StoreTable? Read(IEnumerable<StoredRow> parts, TableReference reference)
    {
        var text = StoreTableRow.TextIn(parts);
        return StoreTableRow.DigestOf(text) == reference.Digest ? StoreTableJson.Read(text) : null;
    }

    private static StoredRow Stored(Azure.Data.Tables.TableEntity row) => StoredRow.Of(nameof(Tables.StoreTables), row);

    private async Task<IReadOnlyList<Version>> ListAsync(StoreId store, CancellationToken cancellationToken) =>
        await tables.StoreTables.RangeAsync(store.Value, Keys.TableVersionsStart, Keys.TableVersionsEnd, cancellationToken)
            .Select(row =>
            {
                var (kind, number) = Keys.ParseTableVersion(row.RowKey);
                return new Version(kind, number, Keys.ParseMonth(row.GetRequired(StoreTableRow.ValidFrom)), row.GetRequired(StoreTableRow.Digest));
            })
            .ToListAsync(cancellationToken);

    /// <summary>The version of a table in force in a month, and those that take its place in later months, in their order.</summary>
    private static IEnumerable<Version> InForceFrom(Version[] versions, YearMonth month) =>
        versions.Where((version, i) => versions.Skip(i + 1).All(later => later.ValidFrom > month && later.ValidFrom > version.ValidFrom));

    private async Task<StoredTable> GetAsync(StoreId store, Version version, CancellationToken cancellationToken) =>
        await FindAsync(store, new TableReference(version.Kind, version.Number, version.Digest), cancellationToken) is { } table
            ? new StoredTable(table, version.Digest)
            : throw new FormatException($"Version {version.Number} of the {StoreTableJson.WordOf(version.Kind)} of store '{store}' is not what was saved; somebody touched its rows.");

    private async Task<IReadOnlyList<StoredRow>> ListPartsAsync(StoreId store, StoreTableKind kind, string digest, CancellationToken cancellationToken) =>
        await tables.StoreTables.RangeAsync(store.Value, Keys.TablePartsStart(kind, digest), Keys.TablePartsEnd(kind, digest), cancellationToken)
            .Select(Stored)
            .ToListAsync(cancellationToken);

    private sealed record Version(StoreTableKind Kind, int Number, YearMonth ValidFrom, string Digest);
}

using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records.Sheets;

/// <summary>Rating sheets by id and version. A version never changes: what a month was closed with can be read again years later.</summary>
public sealed class SheetStore(Tables tables)
{
    /// <summary>The newest version; <see langword="null"/> when there is no such sheet.</summary>
    public async Task<RatingSheet?> FindNewestAsync(SheetId id, CancellationToken cancellationToken) =>
        await tables.Sheets.PartitionAsync(id.Value, cancellationToken).LastOrDefaultAsync(cancellationToken) is { } row ? SheetRow.Read(row).Sheet : null;

    /// <summary>The version in force in a month: the highest that is valid from that month or an earlier one.</summary>
    public async Task<StoredSheet?> FindForMonthAsync(SheetId id, YearMonth month, CancellationToken cancellationToken) =>
        await tables.Sheets.ListAsync($"PartitionKey eq {id.Value} and ValidFrom le {Keys.Month(month)}", cancellationToken).LastOrDefaultAsync(cancellationToken) is { } row
            ? SheetRow.Read(row)
            : null;

    /// <summary>The versions in force in a month of the sheets that schemes name.</summary>
    public async Task<IReadOnlyList<StoredSheet>> ListInForceAsync(IEnumerable<Scheme> schemes, YearMonth month, CancellationToken cancellationToken)
    {
        var inForce = new List<StoredSheet>();
        foreach (var id in schemes.SelectMany(s => s.Metrics).Where(MetricName.IsRating).Select(m => SheetId.OfTopic(m[MetricName.RatingPrefix.Length..])).OfType<SheetId>().Distinct())
        {
            if (await FindForMonthAsync(id, month, cancellationToken) is { } sheet)
            {
                inForce.Add(sheet);
            }
        }

        return inForce;
    }

    /// <summary>The version that a reference names; <see langword="null"/> when it is not there any more as it was, because somebody touched it.</summary>
    public async Task<RatingSheet?> FindAsync(SheetReference reference, CancellationToken cancellationToken) =>
        await FindRowAsync(reference, cancellationToken) is { } row && Read(row) is { } stored && stored.Digest == reference.Digest ? stored.Sheet : null;

    /// <summary>All sheets that there are, whatever their versions.</summary>
    public async Task<IReadOnlySet<SheetId>> ListIdsAsync(CancellationToken cancellationToken) =>
        await tables.Sheets.ListAsync($"PartitionKey ge ''", cancellationToken).Select(row => SheetId.Parse(row.PartitionKey)).ToHashSetAsync(cancellationToken: cancellationToken);

    /// <summary>Keeps a version.</summary>
    /// <returns><see langword="false"/> when there is such a version with other content.</returns>
    public async Task<bool> TryAddAsync(RatingSheet sheet, CancellationToken cancellationToken)
    {
        var row = SheetRow.From(sheet);
        return await tables.Sheets.TryAddAsync(row, cancellationToken)
            || (await tables.Sheets.FindAsync(row.PartitionKey, row.RowKey, cancellationToken) is { } kept && SheetRow.HaveSameContent(kept, row));
    }

    /// <summary>A version, as it is stored.</summary>
    public async Task<StoredRow?> FindRowAsync(SheetReference reference, CancellationToken cancellationToken) =>
        await tables.Sheets.FindAsync(reference.Id.Value, Keys.SheetVersion(reference.Version), cancellationToken) is { } row
            ? StoredRow.Of(nameof(Tables.Sheets), row)
            : null;

    /// <summary>The row that a version is stored as.</summary>
    internal static StoredRow RowOf(RatingSheet sheet) => StoredRow.Of(nameof(Tables.Sheets), SheetRow.From(sheet));

    /// <summary>The sheet that a row is; <see langword="null"/> when it is none any more because somebody touched it.</summary>
    internal static StoredSheet? Read(StoredRow row)
    {
        try
        {
            return SheetRow.Read(row.ToEntity());
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}

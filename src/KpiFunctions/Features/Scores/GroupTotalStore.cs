using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Scores;

/// <summary>
/// The totals of all stores that have closed a month, for ranks across them. A store belongs to the group that it belonged to when it closed the month;
/// as the stores of a group close at different times, places can change until the last one has.
/// </summary>
public sealed class GroupTotalStore(Tables tables)
{
    /// <summary>Totals of the stores that have closed a month by now.</summary>
    public async Task<IReadOnlyList<StoreTotals>> ListAsync(YearMonth month, CancellationToken cancellationToken) =>
        await tables.Scores.PartitionAsync(Keys.Month(month), cancellationToken).Select(GroupTotalRow.Read).ToListAsync(cancellationToken);

    /// <summary>The version whose totals are kept of a month; 0 while there are none.</summary>
    public async Task<int> FindVersionAsync(StoreMonth month, CancellationToken cancellationToken) =>
        await tables.Scores.FindAsync(Keys.Month(month.Month), month.StoreId.Value, cancellationToken) is { } row ? GroupTotalRow.VersionOf(row) : 0;

    /// <summary>Takes the totals of a closed version; those of a later one stay.</summary>
    public Task KeepAsync(YearMonth month, StoreTotals closed, CancellationToken cancellationToken) => tables.Scores.ChangeAsync(
        Keys.Month(month),
        closed.StoreId.Value,
        kept => kept is null || GroupTotalRow.VersionOf(kept) < closed.Version ? GroupTotalRow.From(month, closed) : null,
        cancellationToken,
        likelyNew: closed.Version == 1);

    /// <summary>The totals of a store-month, as they are stored; <see langword="null"/> while there are none.</summary>
    public async Task<StoredRow?> FindRowAsync(StoreMonth month, CancellationToken cancellationToken) =>
        await tables.Scores.FindAsync(Keys.Month(month.Month), month.StoreId.Value, cancellationToken) is { } row ? StoredRow.Of(nameof(Tables.Scores), row) : null;

    internal static StoredRow RowOf(YearMonth month, StoreTotals totals) => StoredRow.Of(nameof(Tables.Scores), GroupTotalRow.From(month, totals));
}

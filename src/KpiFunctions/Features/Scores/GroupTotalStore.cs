using KpiFunctions.Domain.Scoring;
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

    /// <summary>Takes the totals of a closed version; those of a later one stay. A store keeps the group that it had when the month was first closed.</summary>
    public Task KeepAsync(Store store, YearMonth month, int version, IReadOnlyList<GroupEntry> entries, CancellationToken cancellationToken) =>
        tables.Scores.ChangeAsync(
            Keys.Month(month),
            store.Id.Value,
            kept => kept is null ? GroupTotalRow.From(month, new StoreTotals(store.Id, store.Group, version, entries))
                : GroupTotalRow.VersionOf(kept) < version ? GroupTotalRow.From(month, new StoreTotals(store.Id, GroupTotalRow.GroupOf(kept), version, entries))
                : null,
            cancellationToken,
            likelyNew: version == 1);
}

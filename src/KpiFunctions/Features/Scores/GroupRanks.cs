using KpiFunctions.Domain;
using KpiFunctions.Domain.Scoring;
using NodaTime;

namespace KpiFunctions.Features.Scores;

/// <summary>The places of a month across stores, as far as stores have closed it.</summary>
/// <param name="Closed">Stores that have closed the month, also those without a result.</param>
/// <param name="Places">In no particular order.</param>
public sealed record GroupRanks(IReadOnlySet<StoreId> Closed, IReadOnlyList<GroupPlace> Places)
{
    /// <summary>Ranks everyone among those of their group.</summary>
    internal static GroupRanks Of(IReadOnlyList<StoreTotals> totals) => new(
        totals.Select(t => t.StoreId).ToHashSet(),
        [.. totals.GroupBy(t => t.Group).SelectMany(g => Rank(g.Key, [.. g.SelectMany(t => t.Entries)]))]);

    /// <summary>Places of the people of one store, by person and first day in the role; none while the store has not closed the month.</summary>
    internal IReadOnlyDictionary<(StaffId Staff, LocalDate? From), ScoreRank> PlacesIn(StoreId store) => Places
        .Where(p => p.Entry.StoreId == store)
        .ToDictionary(p => (p.Entry.StaffId, p.Entry.Days?.Start), p => p.Rank);

    private static IEnumerable<GroupPlace> Rank(string? group, GroupEntry[] entries) =>
        entries.Zip(GroupRanking.Of(entries), (entry, rank) => new GroupPlace(group, entry, rank));
}

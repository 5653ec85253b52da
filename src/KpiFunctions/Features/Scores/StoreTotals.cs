using KpiFunctions.Domain;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Scores;

/// <summary>What a store adds to the ranks of a month across stores.</summary>
/// <param name="Group">The store's group when it first closed the month; <see langword="null"/> for none.</param>
/// <param name="Version">The closed version that the totals are of.</param>
/// <param name="Entries">One for each result that has a place.</param>
public sealed record StoreTotals(StoreId StoreId, string? Group, int Version, IReadOnlyList<GroupEntry> Entries)
{
    /// <summary>Of results that have just been computed.</summary>
    internal static IReadOnlyList<GroupEntry> EntriesOf(ScoredMonth scored) =>
        [.. scored.Scores.Where(s => s.Rank is not null)
            .Select(s => new GroupEntry(scored.Month.StoreId, s.Staff.StaffId, s.Role, s.Scheme.Id, CanonicalJson.Plain(s.Total)) { Days = s.Staff.Days })];

    /// <summary>The same of the documents that were made of them.</summary>
    internal static IReadOnlyList<GroupEntry> EntriesOf(StoreId store, IEnumerable<ClosedScore> closed) =>
        [.. closed.Select(c => (c.StaffId, Summary: ScoreSummary.Of(c)))
            .Where(c => c.Summary.IsRanked)
            .Select(c => new GroupEntry(store, c.StaffId, c.Summary.Role, c.Summary.Scheme, c.Summary.Total) { Days = c.Summary.Days })];
}

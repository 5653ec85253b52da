namespace KpiFunctions.Domain.Scoring;

/// <summary>Places within a role and scheme across the stores of a group: totals of different schemes cannot be compared.</summary>
public static class GroupRanking
{
    /// <summary>Ranks each entry among those of the same role and scheme id; entries without a role are ranked among themselves.</summary>
    /// <returns>A rank for each entry, in the order of <paramref name="entries"/>.</returns>
    public static IReadOnlyList<ScoreRank> Of(IReadOnlyList<GroupEntry> entries)
    {
        var ranks = new ScoreRank[entries.Count];
        foreach (var peers in Enumerable.Range(0, entries.Count).GroupBy(i => (entries[i].Role, entries[i].SchemeId)))
        {
            var members = peers.OrderByDescending(i => entries[i].Total).ToArray();
            var places = Ranking.Of([.. members.Select(i => entries[i].Total)]);
            for (var i = 0; i < members.Length; i++)
            {
                ranks[members[i]] = places[i];
            }
        }

        return ranks;
    }
}

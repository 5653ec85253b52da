namespace KpiFunctions.Domain.Scoring;

/// <summary>Places by total: equal totals share one, and the next one is skipped (1, 2, 2, 4).</summary>
internal static class Ranking
{
    /// <param name="totals">From the highest down.</param>
    internal static ScoreRank[] Of(IReadOnlyList<decimal> totals)
    {
        var ranks = new ScoreRank[totals.Count];
        for (var i = 0; i < ranks.Length; i++)
        {
            var isTie = i > 0 && totals[i] == totals[i - 1];
            ranks[i] = new(isTie ? ranks[i - 1].Place : i + 1, totals.Count);
        }

        return ranks;
    }
}

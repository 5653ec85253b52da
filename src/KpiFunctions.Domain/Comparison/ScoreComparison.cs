using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Domain.Comparison;

/// <summary>
/// Two sets of results of the same store-month side by side: another scheme tried on a past month, or a month before and after an appeal.
/// </summary>
public sealed record ScoreComparison
{
    private ScoreComparison(IReadOnlyList<StaffComparison> staff, IReadOnlyList<RankFlip> flips) => (Staff, RankFlips) = (staff, flips);

    /// <summary>Everyone of either side, by staff id (ordinal) and days.</summary>
    public IReadOnlyList<StaffComparison> Staff { get; }

    /// <summary>Every pair whose order turns round; people who come to share a place have not turned.</summary>
    public IReadOnlyList<RankFlip> RankFlips { get; }

    /// <summary>Those with more points than before, the most first.</summary>
    public IEnumerable<StaffComparison> Gaining => Staff.Where(s => s.TotalDifference > 0).OrderByDescending(s => s.TotalDifference);

    /// <summary>Those with fewer points than before, the most first.</summary>
    public IEnumerable<StaffComparison> Losing => Staff.Where(s => s.TotalDifference < 0).OrderBy(s => s.TotalDifference);

    /// <summary>What the pay of all costs more, negative when it costs less.</summary>
    public decimal PayoutDifference => Staff.Sum(s => s.PayoutDifference);

    /// <summary>Whether nothing at all differs.</summary>
    public bool IsUnchanged => Staff.All(s => s.IsUnchanged);

    public static ScoreComparison Of(IReadOnlyList<StaffScore> before, IReadOnlyList<StaffScore> after)
    {
        var old = before.ToDictionary(s => s.Staff);
        var changed = after.ToDictionary(s => s.Staff);
        var staff = old.Keys.Union(changed.Keys)
            .OrderBy(s => s.StaffId.Value, StringComparer.Ordinal)
            .ThenBy(s => s.Days?.Start)
            .Select(s => Compare(s, old.GetValueOrDefault(s), changed.GetValueOrDefault(s)))
            .ToList();
        return new(staff, [.. FlipsOf(staff)]);
    }

    private static StaffComparison Compare(StaffPeriod staff, StaffScore? before, StaffScore? after)
    {
        var old = PartsOf(before).ToDictionary(p => (p.Part, p.Id), p => p.Amount);
        var changed = PartsOf(after).ToDictionary(p => (p.Part, p.Id), p => p.Amount);
        var changes = old.Keys.Union(changed.Keys)
            .Select(k => new PartChange(k.Part, k.Id, Amount(old, k), Amount(changed, k)))
            .Where(c => c.Before != c.After)
            .ToList();
        return new(staff, ScoreSide.Of(before), ScoreSide.Of(after), changes);
    }

    private static decimal? Amount(Dictionary<(ScorePart, string), decimal?> parts, (ScorePart, string) key) => parts.GetValueOrDefault(key);

    private static IEnumerable<(ScorePart Part, string Id, decimal? Amount)> PartsOf(StaffScore? score) => score is null ? [] :
    [
        .. score.Lines.Select(l => (ScorePart.Line, l.Item.Id, (decimal?)l.Points)),
        .. score.Lines.Select(l => (ScorePart.Value, l.Item.Id, l.Metric?.Value)),
        .. score.Lines.Select(l => (ScorePart.Weight, l.Item.Id, (decimal?)Math.Round(l.EffectiveWeight.Value, 6))),
        .. score.Adjustments.Select(a => (ScorePart.Adjustment, a.Adjustment.Id, (decimal?)a.Points)),
        .. score.Awards.Select(a => (ScorePart.Award, a.Award.Id, (decimal?)(a.IsGranted ? 1 : 0))),
        .. (score.Payout?.Terms ?? []).GroupBy(t => $"{t.Kind}:{t.Source}").Select(g => (ScorePart.Payout, g.Key, (decimal?)g.Sum(t => t.Amount))),
    ];

    private static IEnumerable<RankFlip> FlipsOf(List<StaffComparison> staff)
    {
        var both = staff.Where(s => s is { Before.Rank: not null, After.Rank: not null }).OrderBy(s => s.Before!.Rank!.Value.Place).ToArray();
        for (var i = 0; i < both.Length; i++)
        {
            for (var j = i + 1; j < both.Length; j++)
            {
                if (IsAhead(both[i].Before!, both[j].Before!) && IsAhead(both[j].After!, both[i].After!))
                {
                    yield return new(both[i].Staff, both[j].Staff);
                }
            }
        }
    }

    /// <summary>Places of different schemes are no order.</summary>
    private static bool IsAhead(ScoreSide one, ScoreSide other) => one.SchemeId == other.SchemeId && one.Rank!.Value.Place < other.Rank!.Value.Place;
}

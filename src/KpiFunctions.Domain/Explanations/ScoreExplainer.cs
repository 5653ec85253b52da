using KpiFunctions.Domain.Scoring;
using static KpiFunctions.Domain.Explanations.WrittenNumbers;

namespace KpiFunctions.Domain.Explanations;

/// <summary>Says in words what a result already holds in numbers. Source: 001, everyone can see how their points came about.</summary>
public static class ScoreExplainer
{
    public static ScoreExplanation Explain(StaffScore score, Language language) => new(
        language,
        Summary(score).In(language),
        [.. score.Lines.Select(l => LineWords.Of(score, l, language))],
        [.. score.Adjustments.Select(a => AdjustmentWords.Of(score, a, language))],
        [.. score.Awards.Select(a => AwardWords.Of(score, a, language))],
        [.. (score.Payout?.Terms ?? []).Select(t => PayoutWords.Of(score, t, language)), .. PayTotal(score).Select(w => w.In(language))]);

    /// <summary>A grade's name; one of the house's own as it is.</summary>
    public static Wording GradeName(string grade) => grade switch
    {
        "excellent" => new("优秀", "優秀", "excellent"),
        "good" => new("良好", "良好", "good"),
        "pass" => new("合格", "合格", "pass"),
        "fail" => new("不合格", "不合格", "fail"),
        _ => Wording.Same(grade),
    };

    private static Wording Summary(StaffScore score)
    {
        var (total, most) = (Points(score.Total), Plain(score.Scheme.MaximumTotal));
        var grade = score.Grade is { } name ? GradeName(name) : Wording.Same("–");
        var measured = Percent(score.Coverage.Value);
        if (score.Rank is not { } rank)
        {
            var asked = Percent(score.Scheme.MinimumCoverage ?? 0);
            return new(
                $"总分 {total}（满分 {most}）。只有 {measured} 的分值有数据，少于要求的 {asked}，因此没有等级和名次。",
                $"總分 {total}（滿分 {most}）。只有 {measured} 的分值有資料，少於要求的 {asked}，因此沒有等級和名次。",
                $"Total {total} of {most}. Only {measured} of the scale was measured, less than the {asked} that the scheme asks for, so there is neither grade nor place.");
        }

        var (place, of) = (rank.Place, rank.Of);
        return new(
            $"总分 {total}（满分 {most}），等级 {grade.ZhCn}，店内同方案 {of} 人中第 {place} 名；{measured} 的分值有数据。",
            $"總分 {total}（滿分 {most}），等級 {grade.ZhTw}，店內同方案 {of} 人中第 {place} 名；{measured} 的分值有資料。",
            $"Total {total} of {most}, grade {grade.En}, place {place} of {of} with this scheme in the store; {measured} of the scale was measured.");
    }

    private static IEnumerable<Wording> PayTotal(StaffScore score)
    {
        if (score.Payout is { } payout)
        {
            var total = Points(payout.Total);
            yield return payout.IsTooLarge
                ? new($"合计：{total}（不含无法计算的部分）", $"合計：{total}（不含無法計算的部分）", $"Total: {total}, without what is held back as too large")
                : new($"合计：{total}", $"合計：{total}", $"Total: {total}");
        }
    }
}

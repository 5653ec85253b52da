using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Scoring.Adjustments;
using static KpiFunctions.Domain.Explanations.WrittenNumbers;

namespace KpiFunctions.Domain.Explanations;

/// <summary>Says how an adjustment came to its points.</summary>
internal static class AdjustmentWords
{
    internal static string Of(StaffScore score, AppliedAdjustment applied, Language language)
    {
        var adjustment = applied.Adjustment;
        var title = Titles.Of(adjustment.Title, MetricTitles.Of(adjustment.Metric), language);
        return Titles.With(title, $"{MeasuresWords.Of(applied.Measures).In(language)}{ClockWords.Before(score, adjustment.Metric).In(language)}{Occurrences(applied).In(language)}{Effect(applied).In(language)}{Limit(applied).In(language)}", language);
    }

    private static Wording Occurrences(AppliedAdjustment applied)
    {
        var (all, excused) = (Plain(applied.Metric.Value), Plain(applied.Excused));
        var (reason, latin) = string.IsNullOrEmpty(applied.ExcuseReason) ? (string.Empty, string.Empty) : ($"（{applied.ExcuseReason}）", $" ({applied.ExcuseReason})");
        return applied.Excused == 0
            ? new($"{all} 次。", $"{all} 次。", $"{all}.")
            : new(
                $"{all} 次，其中免责 {excused} 次{reason}。",
                $"{all} 次，其中免責 {excused} 次{reason}。",
                $"{all}, of which {excused} excused{latin}.");
    }

    private static Wording Effect(AppliedAdjustment applied)
    {
        var points = Points(applied.Points);
        if (applied.Adjustment.Each is not { } each)
        {
            return new(
                $"项目 {applied.Adjustment.Forfeits} 的分数全部扣除：{points} 分。",
                $"項目 {applied.Adjustment.Forfeits} 的分數全部扣除：{points} 分。",
                $" All points of {applied.Adjustment.Forfeits} are lost: {points} points.");
        }

        var sum = $"{Plain(applied.Counted)} × {Plain(each)}";
        return applied.Limit == AdjustmentLimit.None
            ? new($"{sum} = {points} 分。", $"{sum} = {points} 分。", $" {sum} = {points} points.")
            : new($"{sum}，计 {points} 分", $"{sum}，計 {points} 分", $" {sum}, counted as {points} points");
    }

    private static Wording Limit(AppliedAdjustment applied) => applied.Limit switch
    {
        AdjustmentLimit.Min => new("（扣分上限）。", "（扣分上限）。", ", the most that is deducted."),
        AdjustmentLimit.Max => new("（加分上限）。", "（加分上限）。", ", the most that is added."),
        AdjustmentLimit.Item => new(
            $"（项目 {applied.Adjustment.Forfeits} 已扣完）。",
            $"（項目 {applied.Adjustment.Forfeits} 已扣完）。",
            $", all that was left of {applied.Adjustment.Forfeits}."),
        AdjustmentLimit.Deduction => new(
            $"（不超过 {applied.Adjustment.Softens} 的扣分）。",
            $"（不超過 {applied.Adjustment.Softens} 的扣分）。",
            $", no more than {applied.Adjustment.Softens} took."),
        AdjustmentLimit.Largest => new("（单项计分的上限）。", "（單項計分的上限）。", ", the most that one adjustment can move."),
        _ => Wording.Same(string.Empty),
    };
}

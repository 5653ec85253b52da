using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Scoring.Adjustments;
using static KpiFunctions.Domain.Explanations.WrittenNumbers;

namespace KpiFunctions.Domain.Explanations;

/// <summary>Says how an adjustment came to its points.</summary>
internal static class AdjustmentWords
{
    internal static string Of(StaffScore score, AppliedAdjustment applied, Language language)
    {
        var words = MeasuresWords.Of(applied.Measures).In(language) + ClockWords.Before(score, applied.Adjustment.Metric).In(language) + Occurrences(applied).In(language)
            + Effect(applied, NameOf(applied.Adjustment.Forfeits, score.Scheme, language)).In(language) + Limit(applied, score.Scheme, language).In(language);
        return Titles.With(Titles.Of(applied.Adjustment, language), words, language);
    }

    private static string NameOf(string? item, Scheme scheme, Language language) => item is null ? string.Empty : Titles.Of(scheme.Items.Single(i => i.Id == item), language);

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

    private static Wording Effect(AppliedAdjustment applied, string item)
    {
        var points = Points(applied.Points);
        if (applied.Adjustment.Each is not { } each)
        {
            return new(
                $"项目 {item} 的分数全部扣除：{points} 分。",
                $"項目 {item} 的分數全部扣除：{points} 分。",
                $" All points of {item} are lost: {points} points.");
        }

        var sum = $"{Plain(applied.Counted)} × {Plain(each)}";
        return applied.Limit == AdjustmentLimit.None
            ? new($"{sum} = {points} 分。", $"{sum} = {points} 分。", $" {sum} = {points} points.")
            : new($"{sum}，计 {points} 分", $"{sum}，計 {points} 分", $" {sum}, counted as {points} points");
    }

    private static Wording Limit(AppliedAdjustment applied, Scheme scheme, Language language)
    {
        switch (applied.Limit)
        {
            case AdjustmentLimit.Min:
                return new("（扣分上限）。", "（扣分上限）。", ", the most that is deducted.");
            case AdjustmentLimit.Max:
                return new("（加分上限）。", "（加分上限）。", ", the most that is added.");
            case AdjustmentLimit.Item:
                var item = NameOf(applied.Adjustment.Forfeits, scheme, language);
                return new($"（项目 {item} 已扣完）。", $"（項目 {item} 已扣完）。", $", all that was left of {item}.");
            case AdjustmentLimit.Deduction:
                var softened = Titles.Of(scheme.Adjustments.Single(a => a.Id == applied.Adjustment.Softens), language);
                return new($"（不超过 {softened} 的扣分）。", $"（不超過 {softened} 的扣分）。", $", no more than {softened} took.");
            case AdjustmentLimit.Largest:
                return new("（单项计分的上限）。", "（單項計分的上限）。", ", the most that one adjustment can move.");
            default:
                return Wording.Same(string.Empty);
        }
    }
}

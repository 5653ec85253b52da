using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Scoring.Awards;
using static KpiFunctions.Domain.Explanations.WrittenNumbers;

namespace KpiFunctions.Domain.Explanations;

/// <summary>Says why an award was granted or not.</summary>
internal static class AwardWords
{
    internal static string Of(StaffScore score, AwardOutcome outcome, Language language)
    {
        var title = Titles.Of(outcome.Award.Title, Wording.Same(outcome.Award.Id), language);
        var granted = outcome.IsGranted ? new Wording("获得", "獲得", "granted") : new Wording("未获得", "未獲得", "not granted");
        IEnumerable<Wording> reasons = [.. outcome.Conditions.Select(c => Condition(score, c)), .. Place(outcome), .. Balanced(outcome)];
        var (separator, end) = language == Language.En ? ("; ", ".") : ("；", "。");
        var because = string.Join(separator, reasons.Select(r => r.In(language)));
        return Titles.With(
            title + Titles.Remark(RewardOf(outcome.Award.Reward).In(language), language),
            $"{granted.In(language)}{(because.Length == 0 ? string.Empty : separator + because)}{end}",
            language);
    }

    private static Wording Condition(StaffScore score, ConditionOutcome outcome)
    {
        var id = outcome.Condition.Metric;
        var bound = outcome.Condition.Bound.Describe(RuleNumbers.Write(outcome.Condition.Bound.Value));
        var title = ClockWords.Title(score, id);
        if (outcome.Metric is not { } metric)
        {
            return new($"{title.ZhCn} 没有数据（要求 {bound}）", $"{title.ZhTw} 沒有資料（要求 {bound}）", $"{title.En}: no data (asked for {bound})");
        }

        var value = $"{Sum(metric)}{(metric.Denominator == 1 ? string.Empty : " = " + Value(metric, MetricCatalog.Get(id).Kind))}";
        return outcome.Holds
            ? new($"{title.ZhCn} {value}，达到 {bound}", $"{title.ZhTw} {value}，達到 {bound}", $"{title.En}: {value}, within {bound}")
            : new($"{title.ZhCn} {value}，未达到 {bound}", $"{title.ZhTw} {value}，未達到 {bound}", $"{title.En}: {value}, not within {bound}");
    }

    private static IEnumerable<Wording> Place(AwardOutcome outcome)
    {
        if (outcome.Place is { } place)
        {
            var asked = outcome.Award.TopPercent is { } percent
                ? new Wording($"（要求前 {Plain(percent)}%）", $"（要求前 {Plain(percent)}%）", $" (asked for the top {Plain(percent)}%)")
                : new Wording("（要求第 1 名）", "（要求第 1 名）", " (asked for the first)");
            yield return new(
                $"同方案 {place.Of} 人中第 {place.Place} 名{asked.ZhCn}",
                $"同方案 {place.Of} 人中第 {place.Place} 名{asked.ZhTw}",
                $"place {place.Place} of {place.Of} with this scheme{asked.En}");
        }
    }

    private static IEnumerable<Wording> Balanced(AwardOutcome outcome)
    {
        if (outcome.Balance is { } balance)
        {
            var (volume, quality, worst) = (Percent(balance.Volume), Percent(balance.Quality), balance.WorstQuality);
            yield return balance.IsFlagged
                ? new(
                    $"工作量 {volume}、质量 {quality}（{worst}），失衡",
                    $"工作量 {volume}、質量 {quality}（{worst}），失衡",
                    $"volume {volume}, quality {quality} ({worst}): out of balance")
                : new($"工作量 {volume}、质量 {quality}（{worst}）", $"工作量 {volume}、質量 {quality}（{worst}）", $"volume {volume}, quality {quality} ({worst})");
        }
    }

    private static Wording RewardOf(Reward reward) => reward switch
    {
        Reward.PercentOfWage percent => new($"当月工资的 {Plain(percent.Value)}%", $"當月工資的 {Plain(percent.Value)}%", $"{Plain(percent.Value)}% of the month's wage"),
        Reward.Amount amount => new($"{Points(amount.Value)} 元", $"{Points(amount.Value)} 元", Points(amount.Value)),
        Reward.Certificate certificate => new($"证书 {certificate.Value}", $"證書 {certificate.Value}", $"certificate {certificate.Value}"),
        _ => Wording.Same(((Reward.Label)reward).Value),
    };
}

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
        var title = Titles.Of(outcome.Award, language);
        var granted = outcome.IsGranted ? new Wording("获得", "獲得", "granted") : new Wording("未获得", "未獲得", "not granted");
        IEnumerable<string> reasons =
            [.. outcome.Conditions.Select(c => Condition(score, c)).Concat(Place(outcome)).Select(w => w.In(language)), .. Balanced(outcome, score.Scheme, language)];
        var (separator, end) = language == Language.En ? ("; ", ".") : ("；", "。");
        var because = string.Join(separator, reasons);
        return Titles.With(
            title + Titles.Remark(RewardOf(outcome.Award, language), language),
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

    private static IEnumerable<string> Balanced(AwardOutcome outcome, Scheme scheme, Language language)
    {
        if (outcome.Balance is { } balance)
        {
            var (volume, quality) = (Percent(balance.Volume), Percent(balance.Quality));
            var worst = Titles.Of(scheme.Items.Single(i => i.Id == balance.WorstQuality), language);
            yield return (balance.IsFlagged
                ? new Wording($"工作量 {volume}、质量 {quality}（{worst}），失衡", $"工作量 {volume}、質量 {quality}（{worst}），失衡", $"volume {volume}, quality {quality} ({worst}): out of balance")
                : new($"工作量 {volume}、质量 {quality}（{worst}）", $"工作量 {volume}、質量 {quality}（{worst}）", $"volume {volume}, quality {quality} ({worst})")).In(language);
        }
    }

    private static string RewardOf(Award award, Language language) => award.Reward switch
    {
        Reward.PercentOfWage percent =>
            new Wording($"当月工资的 {Plain(percent.Value)}%", $"當月工資的 {Plain(percent.Value)}%", $"{Plain(percent.Value)}% of the month's wage").In(language),
        Reward.Amount amount => new Wording($"{Points(amount.Value)} 元", $"{Points(amount.Value)} 元", Points(amount.Value)).In(language),
        Reward.Certificate when award.Title is not null => new Wording("证书", "證書", "certificate").In(language),
        Reward.Certificate certificate => new Wording($"证书 {certificate.Value}", $"證書 {certificate.Value}", $"certificate {certificate.Value}").In(language),
        Reward.Label label => Titles.Of(label.Title, Wording.Same(label.Value), language),
        _ => throw new ArgumentOutOfRangeException(nameof(award), award, "A reward that nobody has words for."),
    };
}

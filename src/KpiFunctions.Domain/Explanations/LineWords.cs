using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using static KpiFunctions.Domain.Explanations.WrittenNumbers;

namespace KpiFunctions.Domain.Explanations;

/// <summary>Says how a line came to its points.</summary>
internal static class LineWords
{
    internal static string Of(StaffScore score, ScoreLine line, Language language) =>
        Titles.With(
            Titles.Of(line.Item, language), MeasuresWords.Of(line.Measures).In(language) + ClockWords.Before(score, line.Item.Metric).In(language) + (line.Counts ? Earned(line, language) : Missing(line).In(language)) + MissingRaters(line, language), language);

    private static string Earned(ScoreLine line, Language language)
    {
        var metric = line.Metric!.Value;
        var kind = MetricCatalog.Get(line.Item.Metric).Kind;

        // One case of one is a rate too: a bare 1 reads as a count.
        var isRateOfOne = kind == MetricKind.Rate && metric.Denominator == 1 && decimal.IsInteger(metric.Numerator);
        var sum = isRateOfOne ? $"{Plain(metric.Numerator)} ÷ 1 = {Value(metric, kind)}"
            : metric.Denominator == 1 ? Plain(metric.Numerator)
            : $"{Sum(metric)} = {Value(metric, kind)}";
        var working = line.Item.Rule.Working(metric.Exact, Sum(metric), Weight(line.EffectiveWeight), line.Item.Weight);
        var rule = line.Item.Rule.Explain().In(language);
        var points = Points(line.OwnPoints);
        var text = new Wording(
            $"{sum}。规则：{rule}；{working} = {points} 分（权重 {Plain(line.Item.Weight)}）。",
            $"{sum}。規則：{rule}；{working} = {points} 分（權重 {Plain(line.Item.Weight)}）。",
            $"{sum}. Rule: {rule}; {working} = {points} points (weight {Plain(line.Item.Weight)}).").In(language);
        return text + SumOfLines(line).In(language) + Silence(metric).In(language) + Interval(line).In(language) + PastReason(line).In(language);
    }

    /// <summary>Raters of the sheet who have not marked, with the share that each would have.</summary>
    private static string MissingRaters(ScoreLine line, Language language)
    {
        if (line.MissingRaters.Count == 0)
        {
            return string.Empty;
        }

        var raters = line.MissingRaters.Select(r => $"{Titles.Of(r.Title, Wording.Same(r.Id), language)} {Percent(r.Share)}").ToList();
        return new Wording(
            $"尚缺评分人：{string.Join('、', raters)}。",
            $"尚缺評分人：{string.Join('、', raters)}。",
            $" Marks are missing of {string.Join(", ", raters)}.").In(language);
    }

    private static Wording PastReason(ScoreLine line)
    {
        if (line.Note is not LineNote.PastReason past)
        {
            return Wording.Same(string.Empty);
        }

        var limit = Plain(past.Limit);
        return new(
            $"已超出合理范围（到 {limit} 为止），不再加分，请核实。",
            $"已超出合理範圍（到 {limit} 為止），不再加分，請核實。",
            $" Past what is within reason ({limit}): nothing more is gained, and the figure wants a look.");
    }

    /// <summary>A line by itself can lie a hundredth off what it shows, because it is the sum of the lines that is rounded.</summary>
    private static Wording SumOfLines(ScoreLine line)
    {
        var points = Points(line.Points);
        return line.Points == line.OwnPoints ? Wording.Same(string.Empty) : new(
            $"为使各项之和等于总分，显示 {points} 分。",
            $"為使各項之和等於總分，顯示 {points} 分。",
            $" Shown as {points}, so that the lines add up to the total.");
    }

    private static Wording Silence(Metric metric) => metric.AtMost is not { } atMost ? Wording.Same(string.Empty) : new(
        $"未评价的客户若都满意，最高为 {Percent(atMost.Value)}。",
        $"未評價的客戶若都滿意，最高為 {Percent(atMost.Value)}。",
        $" Had all silent customers been satisfied it would be {Percent(atMost.Value)}.");

    private static Wording Interval(ScoreLine line)
    {
        if (line.Interval is not { } interval)
        {
            return Wording.Same(string.Empty);
        }

        var ends = $"{Percent(interval.Low)}–{Percent(interval.High)}";
        return line.Note is LineNote.NotDistinguishable open
            ? new(
                $"样本 {line.Metric!.Value.Sample}，95% 区间 {ends}，与界限 {Percent(open.Border)} 无法区分。",
                $"樣本 {line.Metric!.Value.Sample}，95% 區間 {ends}，與界限 {Percent(open.Border)} 無法區分。",
                $" Sample {line.Metric!.Value.Sample}, 95% interval {ends}: not distinguishable from the border of {Percent(open.Border)}.")
            : new(
                $"样本 {line.Metric!.Value.Sample}，95% 区间 {ends}。",
                $"樣本 {line.Metric!.Value.Sample}，95% 區間 {ends}。",
                $" Sample {line.Metric!.Value.Sample}, 95% interval {ends}.");
    }

    private static Wording Missing(ScoreLine line)
    {
        var cause = line.Note is LineNote.SmallSample small
            ? new Wording(
                $"样本 {line.Metric!.Value.Sample} 少于 {small.Minimum}",
                $"樣本 {line.Metric!.Value.Sample} 少於 {small.Minimum}",
                $"the sample of {line.Metric!.Value.Sample} is below {small.Minimum}")
            : new Wording("没有数据", "沒有資料", "no data");
        var points = Points(line.Points);
        var effect = line.Item.Missing switch
        {
            MissingPolicy.Full => new Wording($"按满分计 {points} 分。", $"按滿分計 {points} 分。", $"counted as full, {points} points."),
            MissingPolicy.Zero => new Wording("计 0 分。", "計 0 分。", "counted as 0 points."),
            _ => new Wording("不计入，其权重分给其他项目。", "不計入，其權重分給其他項目。", "left out, its weight goes to the other items."),
        };
        return new($"{cause.ZhCn}，{effect.ZhCn}", $"{cause.ZhTw}，{effect.ZhTw}", $"{cause.En}; {effect.En}");
    }
}

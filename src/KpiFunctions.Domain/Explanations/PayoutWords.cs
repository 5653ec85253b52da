using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Scoring.Payouts;
using static KpiFunctions.Domain.Explanations.WrittenNumbers;

namespace KpiFunctions.Domain.Explanations;

/// <summary>Says how a term of the pay came about.</summary>
internal static class PayoutWords
{
    internal static string Of(StaffScore score, PayoutTerm term, Language language)
    {
        var source = term.Source is { } id ? Titles.Remark(SourceOf(score, id, term.Kind, language), language) : string.Empty;
        return Titles.With(NameOf(term).In(language) + source, Sum(score, term, language), language);
    }

    private static string SourceOf(StaffScore score, string id, PayoutTermKind kind, Language language) => kind switch
    {
        PayoutTermKind.Certificate => new Wording($"{id} 级", $"{id} 級", $"level {id}").In(language),
        PayoutTermKind.Reward or PayoutTermKind.WageBonus or PayoutTermKind.Imbalance => Titles.Of(score.Scheme.Awards.Single(a => a.Id == id), language),
        _ => ClockWords.Title(score, id).In(language),
    };

    private static string Sum(StaffScore score, PayoutTerm term, Language language)
    {
        if (term.ExcludedFor is { } employment)
        {
            return new Wording($"{employment} 不享受。", $"{employment} 不享受。", $"not for {employment}.").In(language);
        }

        var lacking = term.Factors.Where(f => f.Value is null).Select(f => FactorOf(score, f.Name).In(language)).ToList();
        if (lacking.Count > 0)
        {
            var names = string.Join(language == Language.En ? ", " : "、", lacking);
            return new Wording($"缺少 {names}，暂不计。", $"缺少 {names}，暫不計。", $"held back, there is no {names}.").In(language);
        }

        var sign = term.Kind is PayoutTermKind.Deduction or PayoutTermKind.Imbalance ? "−" : string.Empty;
        var factors = string.Join(" × ", term.Factors.Select(f => Plain(f.Value!.Value) + Titles.Remark(FactorOf(score, f.Name).In(language), language)));
        return term.IsTooLarge
            ? new Wording($"{sign}{factors} 过大，无法计算，暂不计。", $"{sign}{factors} 過大，無法計算，暫不計。", $"{sign}{factors} is too large to be paid and held back; look at the figures.").In(language)
            : $"{sign}{factors} = {Points(term.Amount)}";
    }

    private static Wording NameOf(PayoutTerm term) => term.Kind switch
    {
        PayoutTermKind.Base => new("基本工资", "基本工資", "Base pay"),
        PayoutTermKind.Performance => new("绩效工资", "績效工資", "Performance pay"),
        PayoutTermKind.FixedPart => new("固定部分", "固定部分", "Fixed part"),
        PayoutTermKind.VariablePart => new("浮动部分", "浮動部分", "Part that follows results"),
        PayoutTermKind.Commission when term.Source == PayoutPlan.Bonus => new("绩效奖金", "績效獎金", "Performance bonus"),
        PayoutTermKind.Commission => new("提成", "提成", "Commission"),
        PayoutTermKind.Extra => new("增加项", "增加項", "Extra"),
        PayoutTermKind.Seniority => new("工龄工资", "工齡工資", "Seniority pay"),
        PayoutTermKind.Certificate => new("认证加薪", "認證加薪", "Pay for a certificate"),
        PayoutTermKind.Reward => new("奖励", "獎勵", "Reward"),
        PayoutTermKind.WageBonus => new("工资比例奖金", "工資比例獎金", "Bonus on the wage"),
        PayoutTermKind.Imbalance => new("失衡扣减", "失衡扣減", "Cut for imbalance"),
        PayoutTermKind.Deduction => new("扣款", "扣款", "Deduction"),
        _ => new("保底补足", "保底補足", "Up to the least that is paid"),
    };

    private static Wording FactorOf(StaffScore score, string name) => name switch
    {
        "amount" => new("金额", "金額", "amount"),
        "rate" => new("单价", "單價", "rate"),
        "percent" => new("比例", "比例", "share"),
        "score" => new("得分÷满分", "得分÷滿分", "score ÷ scale"),
        "position" => new("岗位系数", "崗位係數", "position coefficient"),
        "personal" => new("本年度个人岗位系数", "本年度個人崗位係數", "own position coefficient of the year"),
        "bonus" => new("随业绩的工资", "隨業績的工資", "pay that follows results"),
        "years" => new("计薪年数", "計薪年數", "years that count"),
        PayoutPlan.Wage => new("当月工资", "當月工資", "wage"),
        "days" => new("在岗天数比例", "在崗天數比例", "share of the month's days"),
        _ => ClockWords.Title(score, name),
    };
}

using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Explanations;

/// <summary>A part's own title, or a name that stands in for it.</summary>
internal static class Titles
{
    internal static string Of(LocalizedText? title, Wording otherwise, Language language) =>
        title?.In(language switch { Language.ZhCn => "zh-CN", Language.ZhTw => "zh-TW", _ => "en" }) ?? otherwise.In(language);

    internal static string Of(SchemeItem item, Language language) => Of(item.Title, MetricTitles.Of(item.Metric), language);

    internal static string Of(Adjustment adjustment, Language language) => Of(adjustment.Title, MetricTitles.Of(adjustment.Metric), language);

    internal static string Of(Award award, Language language) => Of(award.Title, Wording.Same(award.Id), language);

    /// <summary>A title with what is said about it.</summary>
    internal static string With(string title, string words, Language language) => language == Language.En ? $"{title}: {words}" : $"{title}：{words}";

    /// <summary>A remark behind a word or number.</summary>
    internal static string Remark(string words, Language language) => language == Language.En ? $" ({words})" : $"（{words}）";
}

namespace KpiFunctions.Domain.Questionnaires;

/// <summary>How the usual questions are put on the page of a survey, for questionnaires that do not say it themselves.</summary>
internal static class PageQuestions
{
    private static readonly Dictionary<string, Wording> Usual = new(StringComparer.Ordinal)
    {
        [QuestionnaireValidator.Overall] = new("您对本次服务总体满意吗？", "您對本次服務整體滿意嗎？", "How was our service as a whole?"),
        ["attitude"] = new("服务态度如何？", "服務態度如何？", "How was the attitude of our staff?"),
        ["quality"] = new("维修质量如何？", "維修品質如何？", "How was the quality of the repair?"),
        ["waiting"] = new("等待时间如何？", "等待時間如何？", "How was the waiting time?"),
        ["price"] = new("价格如何？", "價格如何？", "How was the price?"),
    };

    /// <param name="name">Name of the question; one that is not usual is shown as it is.</param>
    internal static string Of(string name, string locale) => Usual.TryGetValue(name, out var wording)
        ? wording.In(Wording.LanguageOf(locale) ?? Language.En)
        : name.Replace('_', ' ');
}

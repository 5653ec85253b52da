namespace KpiFunctions.Domain.Schemes;

/// <summary>A text in several languages, by language tag (zh-CN, zh-TW, en), in the order in which they were given.</summary>
public sealed record LocalizedText(IReadOnlyList<KeyValuePair<string, string>> Texts)
{
    /// <summary>The text in <paramref name="language"/>; else in Chinese for a Chinese language, in English, or the first one there is.</summary>
    public string In(string language) =>
        Find(language)
        ?? (language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Find("zh-CN") ?? Find("zh-TW") : null)
        ?? Find("en")
        ?? (Texts.Count > 0 ? Texts[0].Value : string.Empty);

    private string? Find(string language) => Texts.FirstOrDefault(t => t.Key.Equals(language, StringComparison.OrdinalIgnoreCase)).Value;
}

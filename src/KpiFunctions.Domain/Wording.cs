namespace KpiFunctions.Domain;

/// <summary>The same words in every language, side by side so that none is forgotten.</summary>
public readonly record struct Wording(string ZhCn, string ZhTw, string En)
{
    /// <summary>Numbers and names that need no translation.</summary>
    public static Wording Same(string text) => new(text, text, text);

    public string In(Language language) => language switch
    {
        Language.ZhCn => ZhCn,
        Language.ZhTw => ZhTw,
        _ => En,
    };

    /// <summary>The language of a tag such as zh-CN, zh-TW or en; <see langword="null"/> for any other.</summary>
    public static Language? LanguageOf(string? tag) => tag?.ToUpperInvariant() switch
    {
        "ZH-CN" or "ZH" or "ZH-HANS" => Language.ZhCn,
        "ZH-TW" or "ZH-HK" or "ZH-HANT" => Language.ZhTw,
        "EN" or "EN-US" or "EN-GB" => Language.En,
        _ => null,
    };
}

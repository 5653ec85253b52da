namespace KpiFunctions.Domain.Surveys.Sending;

/// <summary>The words that confirm an opt-out: the same for every questionnaire, because they are the product's promise and not a question.</summary>
public static class OptOutText
{
    /// <summary>The words, with a place for the store's name.</summary>
    /// <param name="locale">Language of the store.</param>
    public static string TemplateFor(string locale) => locale switch
    {
        "zh-CN" => "【{store}】您已退订，我们不再给您发短信。如需恢复请回复：恢复订阅",
        "zh-TW" => "【{store}】您已退訂，我們不再傳簡訊給您。如需恢復請回覆：恢復訂閱",
        _ => "{store}: you get no more texts from us. Reply START to undo",
    };
}

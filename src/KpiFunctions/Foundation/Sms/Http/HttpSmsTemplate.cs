namespace KpiFunctions.Foundation.Sms.Http;

/// <summary>A template that the provider has reviewed, and what it is for: an entry of <c>Sms:Http:Templates</c>.</summary>
public sealed class HttpSmsTemplate
{
    /// <summary>Language of the store: zh-CN, zh-TW or en.</summary>
    public string Language { get; set; } = string.Empty;

    /// <summary>What it is for: survey, reminder, clarification, optOutConfirmation, or question2 to question12.</summary>
    public string Purpose { get; set; } = string.Empty;

    /// <summary>Id of the only questionnaire that it is for; none by default: for all that have no template of their own.</summary>
    public string? Questionnaire { get; set; }

    /// <summary>The provider's code of it.</summary>
    public string Code { get; set; } = string.Empty;

    /// <summary>
    /// Its parameters, each a line <c>name=value</c>. In a value <c>{store}</c> stands for the store's name as the text has it, <c>{text}</c> for the text,
    /// <c>{questions}</c> for the number of questions, <c>{link}</c> for the first address in the text, <c>{tag}</c> for the survey's id.
    /// </summary>
    public string[] Parameters { get; set; } = [];
}

namespace KpiFunctions.Features.Webhooks;

/// <summary>How a customer's text is pushed. Besides the text it needs <see cref="PushOptions.Number"/>, and <see cref="PushOptions.Id"/> or <see cref="PushOptions.Time"/>.</summary>
public sealed class ReplyPushOptions : PushOptions
{
    /// <summary>Path of the text.</summary>
    public string Text { get; set; } = string.Empty;
}

namespace KpiFunctions.Foundation.Sms;

/// <summary>One text to one customer, stored before it is sent so that a retry after a crash is the same text.</summary>
/// <param name="To">The customer's number in E.164.</param>
/// <param name="Text">The whole text.</param>
/// <param name="Tag">The survey's id; comes back with the delivery report.</param>
/// <param name="RepeatabilityId">Tells the provider that a repeated call is the same text.</param>
/// <param name="FirstSent">When this text was first tried; providers forget a repeatability id a few minutes after it.</param>
public sealed record SmsMessage(string To, string Text, string Tag, Guid RepeatabilityId, DateTimeOffset FirstSent)
{
    /// <summary>What kind of text it is; <see langword="null"/> when only its words are known.</summary>
    public SmsOccasion? Occasion { get; init; }

    /// <summary>Names the text without number or content, because records end up in logs.</summary>
    public override string ToString() => $"text for {Tag}";
}

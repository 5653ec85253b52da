using System.Text.RegularExpressions;

namespace KpiFunctions.Foundation.Sms;

/// <summary>Makes what a provider says about a text fit to be stored and logged.</summary>
internal static partial class ProviderWords
{
    private const int LongestWords = 300;

    /// <summary>The words with telephone numbers taken out.</summary>
    internal static string WithoutNumbers(string words) => PhoneNumber().Replace(words, "(number)");

    /// <summary>Whether a refusal, or a report of a text that was not delivered, says that the customer asked the provider for no more texts.</summary>
    /// <remarks>Source: learn.microsoft.com, "Troubleshooting in Azure Communication Services", SMS error 4007.</remarks>
    internal static bool SayOptedOut(string code, string? words) =>
        code == "4007" || (words is not null && OptedOut().IsMatch(words));

    /// <summary>Whether a refusal of a request is about whom it is for.</summary>
    internal static bool NameRecipient(string words) => Recipient().IsMatch(words) || SayOptedOut(code: "", words);

    /// <summary>As much of a provider's answer as is worth keeping.</summary>
    internal static string Shortened(string words) => words.Length <= LongestWords ? words : string.Concat(words.AsSpan(0, PlainText.LengthWithin(words, LongestWords, 0)), "…");

    // "To" with a capital is the name of the field; a small one is a word of any sentence.
    [GeneratedRegex(@"\bSmsRecipients\b|\b[Rr]ecipient|\bTo\b|""to""|\b[Mm]obile number|手机号")]
    private static partial Regex Recipient();

    // A number on the provider's list of those that want nothing; carriers name it in many ways. An underscore is part of a word.
    [GeneratedRegex(@"\b4007\b|\bopted[ -]?out\b|\bunsubscribed\b|black[ _-]?list|(?:^|[^a-z])in_black|黑名单|黑名單|已退订|已退訂", RegexOptions.IgnoreCase)]
    private static partial Regex OptedOut();

    [GeneratedRegex(@"\+?[0-9]{7,}")]
    private static partial Regex PhoneNumber();
}

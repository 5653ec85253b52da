using System.Text.RegularExpressions;

namespace KpiFunctions.Sms;

/// <summary>Makes what a provider says about a text fit to be stored and logged.</summary>
internal static partial class ProviderWords
{
    /// <summary>The words with telephone numbers taken out.</summary>
    internal static string WithoutNumbers(string words) => PhoneNumber().Replace(words, "(number)");

    [GeneratedRegex(@"\+?[0-9]{7,}")]
    private static partial Regex PhoneNumber();
}

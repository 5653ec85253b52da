using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Sms;

namespace KpiFunctions.Features.Surveys;

/// <summary>The words providers use for what became of a text.</summary>
internal static class DeliveryStatus
{
    /// <summary>For refusals: the words that are understood.</summary>
    internal const string Known = "Delivered; Failed, Undeliverable, Undelivered, Rejected, Expired; Accepted, Queued, Pending, Sent, Unknown";

    /// <summary>Reads a status; upper and lower case are the same.</summary>
    /// <param name="delivered"><see langword="true"/> or <see langword="false"/> when the outcome is known, <see langword="null"/> while the text is on its way.</param>
    internal static bool TryParse(string? status, out bool? delivered)
    {
        (var known, delivered) = status?.Trim().ToUpperInvariant() switch
        {
            "DELIVERED" => (true, (bool?)true),
            "FAILED" or "UNDELIVERABLE" or "UNDELIVERED" or "REJECTED" or "EXPIRED" => (true, false),
            "ACCEPTED" or "QUEUED" or "PENDING" or "SENT" or "UNKNOWN" => (true, null),
            _ => (false, null),
        };
        return known;
    }

    /// <summary>The provider's words as they may be stored and logged: without telephone numbers, and not endless.</summary>
    internal static string Reason(string status, string? details)
    {
        var words = ProviderWords.WithoutNumbers(string.IsNullOrWhiteSpace(details) ? status : $"{status}: {details.Trim()}");
        return words.Length <= 200 ? words : words[..PlainText.LengthWithin(words, 199)] + "…";
    }
}

using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Sms;

namespace KpiFunctions.Features.Surveys;

/// <summary>The words providers use for what became of a text.</summary>
internal static class DeliveryStatus
{
    /// <summary>For refusals: the words that are understood.</summary>
    internal const string Known =
        "Delivered, Delivrd, Success, True, OK; Failed, Fail, False, Undeliverable, Undelivered, Undeliv, Rejected, Rejectd, Expired, Deleted, Canceled, Skipped, OptedOut; "
        + "Accepted, Acceptd, Queued, Scheduled, Pending, Buffered, Enroute, Sending, Sent, Unknown";

    /// <summary>Reads a status; upper and lower case are the same.</summary>
    /// <remarks>Source: besides the words of Azure Communication Services those of SMPP 3.4, section 5.2.28 and appendix B, and of the providers in <c>docs/providers</c>.</remarks>
    /// <param name="delivered"><see langword="true"/> or <see langword="false"/> when the outcome is known, <see langword="null"/> while the text is on its way.</param>
    internal static bool TryParse(string? status, out bool? delivered)
    {
        (var known, delivered) = status?.Trim().ToUpperInvariant() switch
        {
            "DELIVERED" or "DELIVRD" or "SUCCESS" or "TRUE" or "OK" => (true, (bool?)true),
            "FAILED" or "FAIL" or "FALSE" or "UNDELIVERABLE" or "UNDELIVERED" or "UNDELIV" or "REJECTED" or "REJECTD" or "EXPIRED" or "DELETED" or "CANCELED" or "SKIPPED"
                or "OPTEDOUT" => (true, false),
            "ACCEPTED" or "ACCEPTD" or "QUEUED" or "SCHEDULED" or "PENDING" or "BUFFERED" or "ENROUTE" or "SENDING" or "SENT" or "UNKNOWN" => (true, null),
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

using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>A text from a customer.</summary>
/// <param name="EventId">The provider's id of the message; the same message may arrive more than once.</param>
public sealed record ReceivedReply(string EventId, Phone From, string Text, Instant ReceivedAt)
{
    /// <summary>
    /// Whether it was kept before and its parts have had the time to come, if it is one of several: then what follows from it follows, with those that are there.
    /// </summary>
    public bool PartsHaveCome { get; init; }

    /// <summary>Names the text without number or content, because records end up in logs.</summary>
    public override string ToString() => $"text {EventId}";
}

using Azure.Messaging.EventGrid;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Messaging;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>Reads events of received texts.</summary>
public sealed class ReplyEvents(EventIntake intake, ReplyIngestor ingestor)
{
    public Task IngestAsync(string message, CancellationToken cancellationToken) =>
        intake.ReadAsync<ReceivedText>(nameof(IngestReplyWorker), SystemEventNames.AcsSmsReceived, message, IngestAsync, cancellationToken);

    private async Task<string?> IngestAsync(string eventId, ReceivedText data, CancellationToken cancellationToken)
    {
        if (data.Message is null || data.ReceivedTimestamp is not { } receivedAt)
        {
            return "The event lacks the text, or the time it was received.";
        }

        if (!Phone.TryParseReported(data.From, out var from))
        {
            return "The event's sender is no telephone number.";
        }

        var reply = new ReceivedReply(data.MessageId ?? eventId, from, data.Message, Instant.FromDateTimeOffset(receivedAt));
        await ingestor.IngestAsync(reply, cancellationToken);
        return null;
    }

    private sealed record ReceivedText(string? MessageId, string? From, string? Message, DateTimeOffset? ReceivedTimestamp);
}

/// <summary>A text from a customer.</summary>
/// <param name="EventId">The provider's id of the message; the same message may arrive more than once.</param>
public sealed record ReceivedReply(string EventId, Phone From, string Text, Instant ReceivedAt)
{
    /// <summary>Names the text without number or content, because records end up in logs.</summary>
    public override string ToString() => $"text {EventId}";
}

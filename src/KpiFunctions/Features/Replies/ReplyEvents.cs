using Azure.Messaging.EventGrid;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Messaging;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>Reads events of received texts.</summary>
public sealed class ReplyEvents(EventIntake intake, ReplyIngestor ingestor)
{
    public Task IngestAsync(string message, CancellationToken cancellationToken) =>
        intake.ReadAsync<ReceivedText>(nameof(IngestReplyWorker), SystemEventNames.AcsSmsReceived, message, ReceivedText.Of, IngestAsync, cancellationToken);

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

        var reply = new ReceivedReply(data.MessageId ?? eventId, from, data.Message, Instant.FromDateTimeOffset(receivedAt)) { PartsHaveCome = data.PartsHaveCome };
        await ingestor.IngestAsync(reply, cancellationToken);
        return null;
    }

    private sealed record ReceivedText(string? MessageId, string? From, string? Message, DateTimeOffset? ReceivedTimestamp, bool PartsHaveCome)
    {
        internal static ReceivedText Of(EventData data) =>
            new(data.Text("messageId"), data.Text("from"), data.Text("message"), data.Time("receivedTimestamp"), data.Flag(ReplyParts.HaveCome));
    }
}

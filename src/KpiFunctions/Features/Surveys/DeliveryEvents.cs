using Azure.Messaging.EventGrid;
using KpiFunctions.Foundation.Messaging;
using NodaTime.Extensions;

namespace KpiFunctions.Features.Surveys;

/// <summary>Reads events of delivery reports.</summary>
public sealed class DeliveryEvents(EventIntake intake, DeliveryRecorder recorder)
{
    public Task RecordAsync(string message, CancellationToken cancellationToken) =>
        intake.ReadAsync<ReportedText>(
            nameof(RecordDeliveryWorker),
            SystemEventNames.AcsSmsDeliveryReportReceived,
            message,
            ReportedText.Of,
            (_, data, token) => RecordAsync(data, token),
            cancellationToken);

    private async Task<string?> RecordAsync(ReportedText data, CancellationToken cancellationToken) =>
        await recorder.RecordAsync(data.Tag, data.MessageId, data.DeliveryStatus, data.DeliveryStatusDetails, data.ReceivedTimestamp?.ToInstant(), data.To, cancellationToken);

    private sealed record ReportedText(string? Tag, string? MessageId, string? DeliveryStatus, string? DeliveryStatusDetails, DateTimeOffset? ReceivedTimestamp, string? To)
    {
        internal static ReportedText Of(EventData data) =>
            new(data.Text("tag"), data.Text("messageId"), data.Text("deliveryStatus"), data.Text("deliveryStatusDetails"), data.Time("receivedTimestamp"), data.Text("to"));
    }
}

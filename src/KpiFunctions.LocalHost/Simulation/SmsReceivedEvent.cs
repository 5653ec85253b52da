using System.Text.Json;
using KpiFunctions.Domain.WorkOrders;
using NodaTime.Text;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>The JSON that Event Grid delivers into a storage queue when Azure Communication Services has received a text.</summary>
/// <remarks>Source: learn.microsoft.com, "Azure Communication Services - SMS events", event Microsoft.Communication.SMSReceived.</remarks>
internal static class SmsReceivedEvent
{
    // A number of the North American range that is kept for fiction.
    private const string ServiceNumber = "15550100100";

    public static string Json(DueReply due)
    {
        var received = InstantPattern.ExtendedIso.Format(due.ReceivedAt);
        return JsonSerializer.Serialize(new
        {
            id = due.Reply.EventId,
            topic = "/subscriptions/local/resourceGroups/local/providers/microsoft.communication/communicationservices/local",
            subject = $"/phonenumber/{ServiceNumber}",
            data = new
            {
                messageId = due.Reply.EventId,
                from = ReportedNumber(due.Reply.From),
                to = ServiceNumber,
                message = due.Reply.Text,
                receivedTimestamp = received,
                segmentCount = 1,
            },
            eventType = "Microsoft.Communication.SMSReceived",
            dataVersion = "1.0",
            metadataVersion = "1",
            eventTime = received,
        });
    }

    // As the service reports numbers: without the plus sign.
    private static string ReportedNumber(Phone phone) => phone.Number[1..];
}

using System.Text;
using System.Text.Json;
using Azure.Messaging.EventGrid;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Features.Webhooks;

/// <summary>Writes items of pushes as the events that Event Grid sends, so that the workers read only one kind.</summary>
public sealed class PushedEvent(ArrivalStore arrivals, ContactKeys keys)
{
    // A queue message is 64 KiB; what is traced adds a little.
    private const int MostBytes = 60 * 1024;

    /// <param name="arrived">When the push came, for providers that tell no time.</param>
    /// <exception cref="FormatException">The item lacks something, or has something that cannot be used.</exception>
    internal async Task<string> OfReplyAsync(WebhookProvider provider, PushedItem item, Instant arrived, CancellationToken cancellationToken)
    {
        var push = provider.Replies!;
        var number = item.Required(push.Number, "number");
        var from = NumberOf(provider, number) ?? throw new FormatException($"At '{push.Number}' is no telephone number; a provider of national numbers needs Country.");
        var text = item.Required(push.Text, "text");
        var time = TimeOf(push, item, arrived);
        if (time is null && push.Time is not null)
        {
            throw new FormatException($"It has no time at '{push.Time}'.");
        }

        // Two providers may give the same id. The same text at the same time from the same number is the same text. The id stays when the number is erased,
        // so it is made of the number's look-up key, which nobody without the secret can try numbers against.
        var id = $"{provider.Name}:{(push.Id is null ? KeyText.Hash($"{keys.Of(from).Value}\n{time}\n{text}") : item.Required(push.Id, "id"))}";
        var received = time ?? await arrivals.FirstAsync(id, arrived, cancellationToken);
        return Write(provider, id, SystemEventNames.AcsSmsReceived, new { messageId = id, from = from.Number, message = text, receivedTimestamp = received.ToDateTimeOffset() });
    }

    /// <inheritdoc cref="OfReplyAsync"/>
    internal static string OfReport(WebhookProvider provider, PushedItem item, Instant arrived)
    {
        var push = provider.Reports!;
        var id = item.Required(push.Id, "id");
        var tag = item.Required(push.Tag, "tag");
        var code = item.Text(push.Code);
        var status = item.Required(push.Status, "status");
        var details = string.Join(": ", new[] { code, item.Text(push.Details) }.Where(d => !string.IsNullOrWhiteSpace(d)));
        return Write(provider, id, SystemEventNames.AcsSmsDeliveryReportReceived, new
        {
            tag,
            messageId = id,
            deliveryStatus = MeaningOf(push, code) ?? MeaningOf(push, status) ?? status,
            deliveryStatusDetails = details,
            to = NumberOf(provider, item.Text(push.Number))?.Number,
            receivedTimestamp = TimeOf(push, item, arrived)?.ToDateTimeOffset(),
        });
    }

    /// <summary>The number in E.164; <see langword="null"/> when it is none.</summary>
    internal static Phone? NumberOf(WebhookProvider provider, string? number) =>
        provider.Country is { } country && PhoneParser.Read(number, country) is { Fault: PhoneFault.None } read ? read.Phone
        : provider.Country is null && Phone.TryParseReported(number, out var phone) ? phone
        : null;

    private static Instant? TimeOf(PushOptions push, PushedItem item, Instant arrived)
    {
        if (item.Text(push.Time) is not { Length: > 0 } written)
        {
            return null;
        }

        var time = PushTime.Read(push, written, arrived, out var problem);
        return problem is null ? time : throw new FormatException(problem);
    }

    private static string? MeaningOf(ReportPushOptions push, string? word) => string.IsNullOrEmpty(word)
        ? null
        : push.Statuses.Select(WebhookValidator.Split).FirstOrDefault(s => string.Equals(s.Word, word.Trim(), StringComparison.OrdinalIgnoreCase)).Meaning;

    private static string Write(WebhookProvider provider, string id, string type, object data)
    {
        // Whatever is no ASCII is escaped: a queue takes no text that XML does not.
        var json = JsonSerializer.Serialize(new { specversion = "1.0", id, source = $"/sms/{provider.Name}", type, data });
        return Encoding.UTF8.GetByteCount(json) <= MostBytes ? json : throw new FormatException("It is longer than a queue takes.");
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KpiFunctions.Foundation.Sms.Acs;

/// <summary>
/// Puts the stored repeatability id and first-sent time of a message into the request, in place of those that the client makes up for each call.
/// Must run before the request is signed, that is per call.
/// </summary>
internal sealed class RepeatabilityPolicy : HttpPipelineSynchronousPolicy
{
    private const string Property = "KpiFunctions.Sms.Repeatability";

    /// <summary>Until disposed, calls of this flow carry the ids of <paramref name="message"/>.</summary>
    public static IDisposable Use(SmsMessage message) => HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [Property] = message });

    /// <exception cref="InvalidOperationException">The request is not the one we know; sending it could text a customer twice.</exception>
    public override void OnSendingRequest(HttpMessage message)
    {
        if (!message.TryGetProperty(Property, out var value) || value is not SmsMessage sms || message.Request.Content is not { } content)
        {
            throw new InvalidOperationException("A text was about to be sent outside RepeatabilityPolicy.Use.");
        }

        using var body = new MemoryStream();
        content.WriteTo(body, message.CancellationToken);
        body.Position = 0;
        var request = JsonNode.Parse(body);
        if (request?["smsRecipients"] is not JsonArray { Count: 1 } recipients)
        {
            throw new InvalidOperationException("The SMS client's request no longer has exactly one entry in smsRecipients.");
        }

        recipients[0]!["repeatabilityRequestId"] = sms.RepeatabilityId.ToString();
        recipients[0]!["repeatabilityFirstSent"] = sms.FirstSent.ToString("r", CultureInfo.InvariantCulture);
        message.Request.Content = RequestContent.Create(request.ToJsonString());
    }
}

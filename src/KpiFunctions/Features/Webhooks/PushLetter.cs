using System.Text.Json;
using KpiFunctions.Foundation.Messaging;

namespace KpiFunctions.Features.Webhooks;

/// <summary>What could not be read of a push, as its dead letter keeps it.</summary>
/// <param name="Provider">Name of the provider.</param>
/// <param name="Number">The customer's number in E.164, when that could be read: what is erased with a customer is found by it.</param>
/// <param name="Item">The item; <see langword="null"/> when the body was none.</param>
/// <param name="Parameters">Those of the address, without the secret.</param>
/// <param name="Body">The body, when it could not be read at all.</param>
internal sealed record PushLetter(string Provider, string? Number, JsonElement? Item, Dictionary<string, string> Parameters, string? Body = null)
{
    internal static PushLetter Of(WebhookProvider provider, PushOptions push, PushedItem item) =>
        new(provider.Name, NumberIn(provider, push, item), item.Json, new Dictionary<string, string>(item.Parameters, StringComparer.Ordinal));

    internal string Write()
    {
        try
        {
            return MessageJson.Write(this);
        }
        catch (JsonException)
        {
            // Half of a character can only be kept as it was written.
            return MessageJson.Write(this with { Item = null, Body = Item?.GetRawText() });
        }
    }

    /// <exception cref="JsonException">The text is no such letter.</exception>
    internal static PushLetter Read(string text) => MessageJson.Read<PushLetter>(text);

    private static string? NumberIn(WebhookProvider provider, PushOptions push, PushedItem item)
    {
        try
        {
            return PushedEvent.NumberOf(provider, item.Text(push.Number))?.Number;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

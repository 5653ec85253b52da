using System.Text.Json;
using Azure.Messaging;
using Azure.Messaging.EventGrid;
using KpiFunctions.Foundation.Sms;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>
/// Takes events out of queue messages as Event Grid puts them there: its own schema or CloudEvents, one or many, plain or base64.
/// What cannot be used becomes a dead letter with its reason, and the rest of a batch goes on.
/// </summary>
public sealed class EventIntake(DeadLetterStore deadLetters)
{
    // The service has written these names with a capital and with a small first letter.
    private static readonly JsonSerializerOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    /// <param name="function">Function whose queue this is.</param>
    /// <param name="type">The only type of event that belongs into this queue.</param>
    /// <param name="handle">Does the work; what it returns is the reason why the event cannot be used.</param>
    public async Task ReadAsync<TData>(
        string function, string type, string message, Func<string, TData, CancellationToken, Task<string?>> handle, CancellationToken cancellationToken)
        where TData : class
    {
        foreach (var (json, problem) in Split(MessageText.Decode(message)))
        {
            if ((problem ?? await HandleAsync(json, type, handle, cancellationToken)) is { } reason)
            {
                await deadLetters.AddAsync(function, json, reason, cancellationToken);
            }
        }
    }

    private static async Task<string?> HandleAsync<TData>(
        string json, string type, Func<string, TData, CancellationToken, Task<string?>> handle, CancellationToken cancellationToken)
        where TData : class
    {
        QueuedEvent queued;
        TData? data;
        try
        {
            queued = Parse(json);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            return $"The message is neither an Event Grid event nor a CloudEvent: {e.Message}";
        }

        if (queued.Type != type)
        {
            return $"Events of type '{ProviderWords.WithoutNumbers(queued.Type)}' are not read from this queue; subscribe it to {type} only.";
        }

        try
        {
            data = queued.Data?.ToObjectFromJson<TData>(AnyCase);
        }
        catch (JsonException e)
        {
            return $"The event's data cannot be read: {e.Message}";
        }

        return data is null ? "The event has no data." : await handle(queued.Id, data, cancellationToken);
    }

    private static IEnumerable<(string Json, string? Problem)> Split(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(e => (e.GetRawText(), (string?)null))]
                : [(json, null)];
        }
        catch (JsonException e)
        {
            return [(json, $"The message is no JSON: {e.Message}")];
        }
    }

    private static QueuedEvent Parse(string json)
    {
        var body = BinaryData.FromString(json);
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("It is no JSON object.");
        }

        if (document.RootElement.TryGetProperty("specversion", out _))
        {
            var cloud = CloudEvent.Parse(body)!;
            return new QueuedEvent(cloud.Id, cloud.Type, cloud.Data);
        }

        var grid = EventGridEvent.Parse(body);
        return new QueuedEvent(grid.Id, grid.EventType, grid.Data);
    }

    private sealed record QueuedEvent(string Id, string Type, BinaryData? Data);
}

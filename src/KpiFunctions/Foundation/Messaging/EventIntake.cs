using System.Text.Json;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Telemetry;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>
/// Takes events out of queue messages as Event Grid puts them there: its own schema or CloudEvents, one or many, plain or base64. A message is
/// parsed once. What cannot be used becomes a dead letter with its reason, and the rest of a batch goes on.
/// </summary>
public sealed class EventIntake(DeadLetterStore deadLetters)
{
    /// <param name="function">Function whose queue this is.</param>
    /// <param name="type">The only type of event that belongs into this queue.</param>
    /// <param name="read">Takes what is needed out of an event's data.</param>
    /// <param name="handle">Does the work, given the event's id and data; what it returns is the reason why the event cannot be used.</param>
    public async Task ReadAsync<TData>(
        string function,
        string type,
        string message,
        Func<EventData, TData> read,
        Func<string, TData, CancellationToken, Task<string?>> handle,
        CancellationToken cancellationToken)
        where TData : class
    {
        var text = MessageText.Decode(message);
        using var document = TryParse(text, out var problem);
        if (document is null)
        {
            await deadLetters.AddAsync(function, text, problem!, cancellationToken);
            return;
        }

        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Array)
        {
            if (await HandleAsync(function, root, type, read, handle, cancellationToken) is { } reason)
            {
                await deadLetters.AddAsync(function, text, reason, cancellationToken);
            }

            return;
        }

        foreach (var one in root.EnumerateArray())
        {
            if (await HandleAsync(function, one, type, read, handle, cancellationToken) is { } reason)
            {
                await deadLetters.AddAsync(function, one.GetRawText(), reason, cancellationToken);
            }
        }
    }

    private static JsonDocument? TryParse(string text, out string? problem)
    {
        try
        {
            problem = null;
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            problem = $"The message is no JSON: {e.Message}";
            return null;
        }
    }

    private static async Task<string?> HandleAsync<TData>(
        string function, JsonElement json, string type, Func<EventData, TData> read, Func<string, TData, CancellationToken, Task<string?>> handle, CancellationToken cancellationToken)
        where TData : class
    {
        using var work = MessageTrace.Start(function, MessageTrace.Of(json));
        QueuedEvent queued;
        try
        {
            queued = QueuedEvent.Read(json);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return $"The message is neither an Event Grid event nor a CloudEvent: {e.Message}";
        }

        if (queued.Type != type)
        {
            return $"Events of type '{ProviderWords.WithoutNumbers(queued.Type)}' are not read from this queue; subscribe it to {type} only.";
        }

        if (queued.Data.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return "The event has no data.";
        }

        TData data;
        try
        {
            data = read(new EventData(queued.Data));
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return $"The event's data cannot be read: {e.Message}";
        }

        return await handle(queued.Id, data, cancellationToken);
    }

    // Text with half a character in it is found out only when it is read, and is an invalid operation then.
    private static bool IsUnreadable(Exception e) => e is JsonException or FormatException or InvalidOperationException;
}

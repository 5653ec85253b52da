using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Messaging;

/// <summary>Keeps what cannot be processed, with the reason, so that a person can mend it and nothing is lost.</summary>
public sealed partial class DeadLetters(Tables tables, TimeProvider time, ILogger<DeadLetters> logger)
{
    /// <summary>Reason of a message that the runtime gave up on.</summary>
    public const string FailedRepeatedly = "It failed every time the runtime tried it; the log has the error of each try.";

    private const string Message = "Message";
    private const string AddedAt = "AddedAt";

    /// <summary>Reads a queue message and hands it on. One that cannot be read becomes a dead letter; what the handler throws is the runtime's to retry.</summary>
    public async Task ReadAsync<T>(string function, string message, Func<T, CancellationToken, Task> handle, CancellationToken cancellationToken)
        where T : class
    {
        T? value = null;
        string? reason;
        try
        {
            value = JsonSerializer.Deserialize<T>(MessageText.Decode(message));
            reason = value is null ? "The message is empty." : null;
        }
        catch (JsonException e)
        {
            reason = $"The message is no {typeof(T).Name}: {e.Message}";
        }

        if (value is null)
        {
            await AddAsync(function, message, reason!, cancellationToken);
            return;
        }

        await handle(value, cancellationToken);
    }

    /// <summary>Keeps a message. The same message for the same reason is kept once.</summary>
    /// <param name="function">Function that could not process it.</param>
    public async Task AddAsync(string function, string message, string reason, CancellationToken cancellationToken)
    {
        var id = Keys.Hash(reason + "\n" + message);
        var row = new TableEntity(function, id) { ["Reason"] = reason };
        row.SetInstant(AddedAt, Instant.FromDateTimeOffset(time.GetUtcNow()));
        row.SetLongText(Message, message);
        try
        {
            await tables.DeadLetters.AddEntityAsync(row, cancellationToken);
            Added(function, id, reason);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Delivered again: it is kept already.
        }
    }

    /// <summary>All dead letters, by function.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken)
    {
        var letters = new List<DeadLetter>();
        await foreach (var row in tables.DeadLetters.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            letters.Add(new DeadLetter(row.PartitionKey, row.RowKey, row.GetRequired("Reason"), row.GetLongText(Message)));
        }

        return letters;
    }

    /// <summary>Erases those kept before a time: their messages hold numbers and texts.</summary>
    public async Task EraseBeforeAsync(Instant before, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"AddedAt lt {before.ToDateTimeOffset()}");
        await foreach (var row in tables.DeadLetters.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            await tables.DeadLetters.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 1301, Level = LogLevel.Error, Message = "{Function} could not process a message; it is kept as dead letter {Id}: {Reason}")]
    private partial void Added(string function, string id, string reason);
}

/// <summary>A message that could not be processed.</summary>
public sealed record DeadLetter(string Function, string Id, string Reason, string Message);

using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>Keeps what cannot be processed, with the reason, so that a person can mend it and nothing is lost.</summary>
public sealed partial class DeadLetterStore(Tables tables, TimeProvider time, ILogger<DeadLetterStore> logger)
{
    /// <summary>Reason of a message that the runtime gave up on.</summary>
    public const string FailedRepeatedly = "It failed every time the runtime tried it; the log has the error of each try.";

    private Instant Now => time.Now();

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

    /// <summary>Keeps a message. The same message for the same reason is kept once; one that comes back after a replay waits to be mended again.</summary>
    /// <param name="function">Function that could not process it.</param>
    public async Task AddAsync(string function, string message, string reason, CancellationToken cancellationToken)
    {
        var letter = new DeadLetter(function, KeyText.Hash($"{function}\n{reason}\n{message}"), reason, message) { AddedAt = Now };
        try
        {
            await tables.DeadLetters.AddEntityAsync(DeadLetterRow.From(letter), cancellationToken);
            Added(function, letter.Id, reason);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            if ((await FindAsync(letter.Id, cancellationToken))?.ReplayStartedAt is not null)
            {
                await tables.DeadLetters.UpsertEntityAsync(DeadLetterRow.From(letter), TableUpdateMode.Replace, cancellationToken);
                Added(function, letter.Id, reason);
            }
        }
    }

    /// <summary>All dead letters, by function.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken) =>
        await tables.DeadLetters.QueryAsync<TableEntity>(cancellationToken: cancellationToken).Select(DeadLetterRow.Read).ToListAsync(cancellationToken);

    /// <summary>A part of all dead letters, by function.</summary>
    public async Task<Http.Page<DeadLetter>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var filter = page.After?.Split('|') is [var function, var id]
            ? TableClient.CreateQueryFilter($"PartitionKey gt {function} or (PartitionKey eq {function} and RowKey gt {id})")
            : null;
        var letters = await tables.DeadLetters.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .Select(DeadLetterRow.Read).Take(page.Limit + 1).ToListAsync(cancellationToken);
        return page.PageOf(letters, l => $"{l.Function}|{l.Id}");
    }

    public async Task<DeadLetter?> FindAsync(string id, CancellationToken cancellationToken) =>
        await tables.DeadLetters.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {id}"), cancellationToken: cancellationToken)
            .Select(DeadLetterRow.Read).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Changes what is known of a dead letter's replay.</summary>
    /// <returns>The letter as it is now; <see langword="null"/> when somebody else changed or erased it since it was read.</returns>
    public async Task<DeadLetter?> TryChangeAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        try
        {
            var response = await tables.DeadLetters.UpdateEntityAsync(DeadLetterRow.From(letter), letter.Version, TableUpdateMode.Replace, cancellationToken);
            return letter with { Version = response.Headers.ETag!.Value };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
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

    /// <summary>Erases those whose message has a telephone number in it, with or without its '+'.</summary>
    /// <returns>How many that were.</returns>
    public async Task<int> EraseAsync(Phone phone, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var letter in await ListAsync(cancellationToken))
        {
            if (MessageText.Decode(letter.Message).Contains(phone.Number[1..], StringComparison.Ordinal))
            {
                await tables.DeadLetters.DeleteEntityAsync(letter.Function, letter.Id, ETag.All, cancellationToken);
                erased++;
            }
        }

        return erased;
    }

    [LoggerMessage(EventId = 1301, Level = LogLevel.Error, Message = "{Function} could not process a message; it is kept as dead letter {Id}: {Reason}")]
    private partial void Added(string function, string id, string reason);
}

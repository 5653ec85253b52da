using System.Text.Json;
using Azure;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Agenda;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Foundation.Telemetry;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>Keeps what cannot be processed, with the reason, so that a person can mend it and nothing is lost.</summary>
public sealed partial class DeadLetterStore(Tables tables, AgendaStore agenda, MessageMetrics metrics, TimeProvider time, ILogger<DeadLetterStore> logger)
{
    /// <summary>Reason of a message that the runtime gave up on.</summary>
    public const string FailedRepeatedly = "It failed every time the runtime tried it; the log has the error of each try.";

    // Neither names of functions nor ids have it.
    private const char Separator = '|';

    private const string Kept = "dead-letter";

    /// <summary>Reads a queue message and hands it on. One that cannot be read becomes a dead letter; what the handler throws is the runtime's to retry.</summary>
    public async Task ReadAsync<T>(string function, string message, Func<T, CancellationToken, Task> handle, CancellationToken cancellationToken)
        where T : class
    {
        T value;
        var text = MessageText.Decode(message);
        using var work = MessageTrace.Start(function, MessageTrace.Of(text));
        try
        {
            value = MessageJson.Read<T>(text);
        }
        catch (JsonException e)
        {
            await AddAsync(function, message, $"The message is no {typeof(T).Name}: {e.Message}", cancellationToken);
            return;
        }

        await handle(value, cancellationToken);
    }

    /// <summary>Keeps a message. The same message for the same reason is kept once; one that comes back after a replay waits to be mended again.</summary>
    /// <param name="function">Function that could not process it.</param>
    public async Task AddAsync(string function, string message, string reason, CancellationToken cancellationToken)
    {
        var letter = new DeadLetter(function, IdOf(function, reason, message), reason, message) { AddedAt = time.Now() };
        await agenda.PutAsync(Kept, letter.AddedAt, letter.Id, cancellationToken);
        var added = await tables.DeadLetters.ChangeAsync(
            letter.Function,
            letter.Id,
            kept => kept is null || DeadLetterRow.Read(kept).ReplayStartedAt is not null ? DeadLetterRow.From(letter) : null,
            cancellationToken,
            likelyNew: true);
        if (added is not null)
        {
            metrics.DeadLetter(function);
            Added(function, letter.Id, reason);
        }
    }

    /// <summary>All dead letters, by function.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken) =>
        await tables.DeadLetters.ListFilteredAsync(filter: null, cancellationToken).Select(DeadLetterRow.Read).ToListAsync(cancellationToken);

    /// <summary>A part of all dead letters, by function.</summary>
    public async Task<Http.Page<DeadLetter>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var rows = page.After is { } after && after.IndexOf(Separator, StringComparison.Ordinal) is >= 0 and var end
            ? tables.DeadLetters.ListAsync(
                $"PartitionKey gt {after[..end]} or (PartitionKey eq {after[..end]} and RowKey gt {after[(end + 1)..]})", cancellationToken, page.Limit + 1)
            : tables.DeadLetters.ListFilteredAsync(filter: null, cancellationToken, page.Limit + 1);
        return page.PageOf(await rows.Select(DeadLetterRow.Read).ToListAsync(cancellationToken), l => $"{l.Function}{Separator}{l.Id}");
    }

    public async Task<DeadLetter?> FindAsync(string id, CancellationToken cancellationToken) =>
        id.LastIndexOf('-') is > 0 and var end && await tables.DeadLetters.FindAsync(id[..end], id, cancellationToken) is { } row ? DeadLetterRow.Read(row) : null;

    /// <summary>Changes what is known of a dead letter's replay.</summary>
    /// <param name="change">Gets the letter as it is; <see langword="null"/> of it leaves it so.</param>
    /// <returns>The letter as it was written; <see langword="null"/> when it was not, or is not there any more.</returns>
    public async Task<DeadLetter?> ChangeAsync(DeadLetter letter, Func<DeadLetter, DeadLetter?> change, CancellationToken cancellationToken)
    {
        var row = await tables.DeadLetters.ChangeAsync(
            letter.Function,
            letter.Id,
            kept => kept is not null && change(DeadLetterRow.Read(kept)) is { } changed ? DeadLetterRow.From(changed) : null,
            cancellationToken);
        return row is null ? null : DeadLetterRow.Read(row);
    }

    /// <summary>Erases those kept before a time: their messages hold numbers and texts.</summary>
    /// <returns>How many that were.</returns>
    public async Task<int> EraseBeforeAsync(Instant before, CancellationToken cancellationToken)
    {
        var erased = 0;
        await agenda.SweepAsync(
            Kept,
            before,
            async entry =>
            {
                if (await FindAsync(entry.Subject, cancellationToken) is not { } letter)
                {
                    return true;
                }

                if (letter.AddedAt >= before)
                {
                    // It came back since, which has an entry of its own, or its time is not over yet.
                    return entry.IsBefore(letter.AddedAt);
                }

                await tables.DeadLetters.TryDeleteAsync(letter.Function, letter.Id, ETag.All, cancellationToken);
                erased++;
                return true;
            },
            cancellationToken);
        return erased;
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
                await tables.DeadLetters.TryDeleteAsync(letter.Function, letter.Id, ETag.All, cancellationToken);
                erased++;
            }
        }

        return erased;
    }

    /// <summary>Says which function's it is, so that it is found by its id alone.</summary>
    private static string IdOf(string function, string reason, string message) => $"{function}-{KeyText.Hash($"{function}\n{reason}\n{message}")}";

    [LoggerMessage(EventId = 1301, Level = LogLevel.Error, Message = "{Function} could not process a message; it is kept as dead letter {Id}: {Reason}")]
    private partial void Added(string function, string id, string reason);
}

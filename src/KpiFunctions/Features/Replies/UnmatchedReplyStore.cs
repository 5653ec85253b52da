using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>Texts that answer nothing known: kept and counted, never guessed.</summary>
public sealed class UnmatchedReplyStore(Tables tables)
{
    /// <summary>Keeps a text. The same one delivered again is kept once.</summary>
    /// <returns>Whether it is new.</returns>
    public Task<bool> AddAsync(ContactKey key, SurveyAnswer answer, CancellationToken cancellationToken) =>
        tables.UnmatchedReplies.TryAddAsync(UnmatchedReplyRow.From(key, answer), cancellationToken);

    /// <summary>Texts received from one time to before another.</summary>
    public async Task<int> CountAsync(Instant from, Instant until, CancellationToken cancellationToken) => await tables.UnmatchedReplies
        .ListAsync($"ReceivedAt ge {from.ToDateTimeOffset()} and ReceivedAt lt {until.ToDateTimeOffset()}", cancellationToken, columns: nameof(TableEntity.RowKey))
        .CountAsync(cancellationToken);

    /// <summary>Erases everything that one number sent.</summary>
    /// <returns>How many texts that were.</returns>
    public Task<int> EraseAsync(ContactKey key, CancellationToken cancellationToken) => EraseAsync($"PartitionKey eq {key.Value}", cancellationToken);

    /// <summary>Erases what was received before a time.</summary>
    /// <returns>How many texts that were.</returns>
    public Task<int> EraseBeforeAsync(Instant time, CancellationToken cancellationToken) => EraseAsync($"ReceivedAt lt {time.ToDateTimeOffset()}", cancellationToken);

    private async Task<int> EraseAsync(FormattableString filter, CancellationToken cancellationToken)
    {
        var erased = 0;
        await foreach (var row in tables.UnmatchedReplies.ListAsync(
            filter, cancellationToken, columns: [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)]))
        {
            await tables.UnmatchedReplies.TryDeleteAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
            erased++;
        }

        return erased;
    }
}

using Azure;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>The list of answers that a person may have to read. It only points to them: what they say stands beside their orders.</summary>
public sealed class UnclearReplyStore(Tables tables)
{
    /// <summary>Puts an answer on the list. One that is on it already, because it was delivered again, stays as it is.</summary>
    /// <param name="showFrom">When a person is to see it.</param>
    public Task AddAsync(ReplyId reply, StoreMonth month, Instant showFrom, CancellationToken cancellationToken) =>
        tables.UnclearReplies.TryAddAsync(UnclearReplyRow.From(reply, month, showFrom), cancellationToken);

    /// <summary>Those to be seen now, oldest first.</summary>
    /// <param name="after">Key of the last one seen; <see langword="null"/> begins with the oldest.</param>
    /// <returns>Up to <paramref name="limit"/> answers, each with the month its order was in.</returns>
    public async Task<IReadOnlyList<(ReplyId Reply, StoreMonth Month)>> ListAsync(
        StoreId store, Instant now, string? after, int limit, CancellationToken cancellationToken) =>
        await tables.UnclearReplies
            .ListAsync($"PartitionKey eq {store.Value} and RowKey gt {after ?? ""} and ShowFrom le {now.ToDateTimeOffset()}", cancellationToken, limit)
            .Select(UnclearReplyRow.Read)
            .ToListAsync(cancellationToken);

    public Task RemoveAsync(ReplyId reply, CancellationToken cancellationToken) =>
        tables.UnclearReplies.TryDeleteAsync(reply.Survey.StoreId.Value, Keys.UnclearReply(reply), ETag.All, cancellationToken);
}

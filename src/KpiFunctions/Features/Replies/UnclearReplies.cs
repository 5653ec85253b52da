using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>The list of answers that a person may have to read. It only points to them: what they say stands beside their orders.</summary>
public sealed class UnclearReplies(Tables tables)
{
    /// <param name="showFrom">When a person is to see it.</param>
    public async Task AddAsync(ReplyId reply, StoreMonth month, Instant showFrom, CancellationToken cancellationToken)
    {
        var row = new TableEntity(reply.Survey.StoreId.Value, Keys.UnclearReply(reply)) { ["Month"] = Keys.Month(month.Month) };
        row.SetInstant("ShowFrom", showFrom);
        try
        {
            await tables.UnclearReplies.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Delivered again: it is on the list already.
        }
    }

    /// <summary>Those to be seen now, oldest first.</summary>
    /// <param name="after">Key of the last one seen; <see langword="null"/> begins with the oldest.</param>
    /// <returns>Up to <paramref name="limit"/> answers, each with the month its order was in.</returns>
    public async Task<IReadOnlyList<(ReplyId Reply, StoreMonth Month)>> ListAsync(
        StoreId store, Instant now, string? after, int limit, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {store.Value} and RowKey gt {after ?? ""} and ShowFrom le {now.ToDateTimeOffset()}");
        return await tables.UnclearReplies.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit, 1000), cancellationToken: cancellationToken)
            .Take(limit)
            .Select(row => (Keys.ParseUnclearReply(store, row.RowKey), new StoreMonth(store, Keys.ParseMonth(row.GetRequired("Month")))))
            .ToListAsync(cancellationToken);
    }

    public async Task RemoveAsync(ReplyId reply, CancellationToken cancellationToken) =>
        await tables.UnclearReplies.DeleteEntityAsync(reply.Survey.StoreId.Value, Keys.UnclearReply(reply), ETag.All, cancellationToken);
}

using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>Texts that answer nothing known: kept and counted, never guessed.</summary>
public sealed class UnmatchedReplies(Tables tables)
{
    private const string ReceivedAt = "ReceivedAt";

    /// <summary>Keeps a text. The same one delivered again is kept once.</summary>
    /// <returns>Whether it is new.</returns>
    public async Task<bool> AddAsync(ContactKey key, SurveyAnswer answer, CancellationToken cancellationToken)
    {
        var row = new TableEntity(key.Value, KeyText.Hash(answer.EventId)) { ["Text"] = answer.Text };
        row.SetInstant(ReceivedAt, answer.ReceivedAt);
        try
        {
            await tables.UnmatchedReplies.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Texts received from one time to before another.</summary>
    public async Task<int> CountAsync(Instant from, Instant until, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"ReceivedAt ge {from.ToDateTimeOffset()} and ReceivedAt lt {until.ToDateTimeOffset()}");
        return await tables.UnmatchedReplies.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken).CountAsync(cancellationToken);
    }

    /// <summary>Erases everything that one number sent.</summary>
    /// <returns>How many texts that were.</returns>
    public Task<int> EraseAsync(ContactKey key, CancellationToken cancellationToken) =>
        EraseAsync(TableClient.CreateQueryFilter($"PartitionKey eq {key.Value}"), cancellationToken);

    /// <summary>Erases what was received before a time.</summary>
    /// <returns>How many texts that were.</returns>
    public Task<int> EraseBeforeAsync(Instant time, CancellationToken cancellationToken) =>
        EraseAsync(TableClient.CreateQueryFilter($"ReceivedAt lt {time.ToDateTimeOffset()}"), cancellationToken);

    private async Task<int> EraseAsync(string filter, CancellationToken cancellationToken)
    {
        var erased = 0;
        await foreach (var row in tables.UnmatchedReplies.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            await tables.UnmatchedReplies.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
            erased++;
        }

        return erased;
    }
}

using Azure;
using Azure.Data.Tables;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.DueTexts;

/// <summary>Texts that wait for their time, by the hour they are due.</summary>
public sealed class DueTextStore(Tables tables)
{
    /// <summary>Rows that one batch of the service takes.</summary>
    private const int MostAtOnce = 100;

    /// <summary>Enters texts into the list. One that is entered again for the same time changes nothing.</summary>
    public Task AddAsync(IEnumerable<DueText> texts, CancellationToken cancellationToken) => texts.Select(DueTextRow.From).ToList() is var rows && rows is [var only]
        ? tables.DueTexts.PutAsync(only, cancellationToken)
        : tables.DueTexts.SubmitAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellationToken);

    /// <summary>All texts due at or before <paramref name="now"/> that were not taken off yet, however long ago they were due.</summary>
    public async Task<IReadOnlyList<DueText>> FindDueAsync(Instant now, CancellationToken cancellationToken) =>
        await tables.DueTexts.ListAsync($"PartitionKey le {Keys.DueHour(now)} and DueAt le {now.ToDateTimeOffset()}", cancellationToken)
            .Select(DueTextRow.Read)
            .ToListAsync(cancellationToken);

    /// <summary>
    /// Takes texts off the list, once their messages are in the queue. An entry made anew since it was read stays: the worker was faster,
    /// and has put its text back.
    /// </summary>
    public async Task RemoveAsync(IReadOnlyList<DueText> texts, CancellationToken cancellationToken)
    {
        foreach (var hour in texts.GroupBy(t => Keys.DueHour(t.DueAt), StringComparer.Ordinal))
        {
            foreach (var batch in hour.Chunk(MostAtOnce))
            {
                await RemoveBatchAsync(batch, cancellationToken);
            }
        }
    }

    private async Task RemoveBatchAsync(DueText[] batch, CancellationToken cancellationToken)
    {
        var deletions = batch.Select(t => new TableTransactionAction(TableTransactionActionType.Delete, DueTextRow.From(t), VersionOf(t))).ToList();
        if (batch.Length > 1 && await tables.DueTexts.TrySubmitAsync(deletions, cancellationToken))
        {
            return;
        }

        // One of them was taken off by another run of the timer, or put back by a worker; the rest must go one by one.
        foreach (var deletion in deletions)
        {
            await tables.DueTexts.TryDeleteAsync(deletion.Entity.PartitionKey, deletion.Entity.RowKey, deletion.ETag, cancellationToken);
        }
    }

    private static ETag VersionOf(DueText text) => text.Version is { } version ? new ETag(version) : ETag.All;
}

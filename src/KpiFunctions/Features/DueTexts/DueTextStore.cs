using Azure;
using Azure.Data.Tables;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.DueTexts;

/// <summary>Texts that wait for their time, by the hour they are due.</summary>
public sealed class DueTextStore(Tables tables)
{
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
    public Task RemoveAsync(IReadOnlyList<DueText> texts, CancellationToken cancellationToken) =>
        tables.DueTexts.RemoveAsync(texts.Select(t => (DueTextRow.From(t), VersionOf(t))), cancellationToken);

    private static ETag VersionOf(DueText text) => text.Version is { } version ? new ETag(version) : ETag.All;
}

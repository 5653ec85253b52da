using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Agenda;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>Texts that answer nothing known: kept and counted, never guessed. By number in their table, and by the hour in which they were received on the agenda.</summary>
public sealed class UnmatchedReplyStore(Tables tables, AgendaStore agenda)
{
    private const string Received = "unmatched-reply";

    /// <summary>Keeps a text. The same one delivered again is kept once.</summary>
    /// <returns>Whether it is new.</returns>
    public async Task<bool> AddAsync(ContactKey key, SurveyAnswer answer, CancellationToken cancellationToken)
    {
        var row = UnmatchedReplyRow.From(key, answer);
        await agenda.PutAsync(Received, answer.ReceivedAt, SubjectOf(row), cancellationToken);
        return await tables.UnmatchedReplies.TryAddAsync(row, cancellationToken);
    }

    /// <summary>Texts received from one time to before another.</summary>
    public async Task<int> CountAsync(Instant from, Instant until, CancellationToken cancellationToken)
    {
        var (first, end) = (KeyText.Sortable(from), KeyText.Sortable(until));
        return await agenda.ListBetweenAsync(Received, from, until, cancellationToken)
            .CountAsync(entry => string.CompareOrdinal(entry.Subject, first) >= 0 && string.CompareOrdinal(entry.Subject, end) < 0, cancellationToken);
    }

    /// <summary>Erases everything that one number sent.</summary>
    /// <returns>How many texts that were.</returns>
    public async Task<int> EraseAsync(ContactKey key, CancellationToken cancellationToken)
    {
        var rows = await tables.UnmatchedReplies.PartitionAsync(key.Value, cancellationToken).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            await agenda.RemoveAsync(Received, UnmatchedReplyRow.ReceivedAt(row), SubjectOf(row), cancellationToken);
            await tables.UnmatchedReplies.TryDeleteAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }

        return rows.Count;
    }

    /// <summary>Erases what was received before a time.</summary>
    /// <returns>How many texts that were.</returns>
    public async Task<int> EraseBeforeAsync(Instant time, CancellationToken cancellationToken)
    {
        var (erased, end) = (0, KeyText.Sortable(time));
        await agenda.SweepAsync(
            Received,
            time,
            async entry =>
            {
                var (received, contact, reply) = Keys.ParseUnmatchedReplyOfAll(entry.Subject);
                if (string.CompareOrdinal(received, end) >= 0)
                {
                    return false;
                }

                await tables.UnmatchedReplies.TryDeleteAsync(contact, reply, ETag.All, cancellationToken);
                erased++;
                return true;
            },
            cancellationToken);
        return erased;
    }

    private static string SubjectOf(TableEntity row) => Keys.UnmatchedReplyOfAll(UnmatchedReplyRow.ReceivedAt(row), row.PartitionKey, row.RowKey);
}

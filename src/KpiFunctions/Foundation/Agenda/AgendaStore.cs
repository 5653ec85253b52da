using Azure;
using Azure.Data.Tables;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Foundation.Agenda;

/// <summary>
/// What is to be looked at, and from which hour on, in one list for each purpose: so that a timer reads what is due and nothing else, however much there is
/// besides. An entry says only where to look; whoever looks decides by what is there, so one too many costs a look and changes nothing. Whoever makes
/// something due enters it first: an entry without its subject does no harm, a subject without an entry would be forgotten.
/// </summary>
public sealed class AgendaStore(Tables tables)
{
    private const int EntriesAtOnce = 100;

    /// <summary>Enters a subject; again for the same hour, it is one entry.</summary>
    public Task PutAsync(string list, Instant at, string subject, CancellationToken cancellationToken) =>
        tables.Agenda.PutAsync(new TableEntity(AgendaKeys.Partition(list, AgendaKeys.HourOf(at)), subject), cancellationToken);

    /// <summary>Enters subjects, a hundred in one transaction.</summary>
    public Task PutAsync(string list, Instant at, IReadOnlyCollection<string> subjects, CancellationToken cancellationToken) => tables.Agenda.SubmitAsync(
        subjects.Distinct().Select(subject => new TableTransactionAction(
            TableTransactionActionType.UpsertReplace, new TableEntity(AgendaKeys.Partition(list, AgendaKeys.HourOf(at)), subject))),
        cancellationToken);

    /// <summary>Entries of all hours up to that of a moment, the oldest hour first.</summary>
    public IAsyncEnumerable<AgendaEntry> ListUntilAsync(string list, Instant until, CancellationToken cancellationToken) => tables.Agenda
        .ListAsync($"PartitionKey ge {AgendaKeys.ListStart(list)} and PartitionKey le {AgendaKeys.Partition(list, AgendaKeys.HourOf(until))}", cancellationToken)
        .Select(row => Read(list, row));

    /// <summary>Entries of the hours from that of one moment to that of another.</summary>
    public IAsyncEnumerable<AgendaEntry> ListBetweenAsync(string list, Instant from, Instant to, CancellationToken cancellationToken) => tables.Agenda
        .ListAsync(
            $"PartitionKey ge {AgendaKeys.Partition(list, AgendaKeys.HourOf(from))} and PartitionKey le {AgendaKeys.Partition(list, AgendaKeys.HourOf(to))}", cancellationToken)
        .Select(row => Read(list, row));

    /// <summary>Strikes entries off. One that was entered anew since it was read stays.</summary>
    public Task RemoveAsync(IEnumerable<AgendaEntry> entries, CancellationToken cancellationToken) => tables.Agenda.RemoveAsync(
        entries.Select(e => (new TableEntity(AgendaKeys.Partition(e.List, e.Hour), e.Subject), new ETag(e.Version!))), cancellationToken);

    /// <summary>Strikes a subject off an hour, whoever entered it.</summary>
    public Task RemoveAsync(string list, Instant at, string subject, CancellationToken cancellationToken) =>
        tables.Agenda.TryDeleteAsync(AgendaKeys.Partition(list, AgendaKeys.HourOf(at)), subject, ETag.All, cancellationToken);

    /// <summary>Looks at all entries of hours up to that of a moment, and strikes off those that are done, a hundred in one transaction.</summary>
    /// <param name="isDone">Looks at one entry, and says whether there is nothing more to do for it.</param>
    /// <exception cref="AggregateException">Some could not be looked at; they are still on the list, and all others were.</exception>
    public async Task SweepAsync(string list, Instant until, Func<AgendaEntry, Task<bool>> isDone, CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        await foreach (var some in ListUntilAsync(list, until, cancellationToken).Chunk(EntriesAtOnce).WithCancellation(cancellationToken))
        {
            var done = new List<AgendaEntry>();
            foreach (var entry in some)
            {
                try
                {
                    if (await isDone(entry))
                    {
                        done.Add(entry);
                    }
                }
                catch (Exception e) when (!cancellationToken.IsCancellationRequested)
                {
                    // One that cannot be looked at keeps none of the others from their turn.
                    failures.Add(e);
                }
            }

            await RemoveAsync(done, cancellationToken);
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    private static AgendaEntry Read(string list, TableEntity row) =>
        new(list, AgendaKeys.HourOf(row.PartitionKey), row.RowKey) { Version = row.ETag.ToString() };
}

using Azure;
using KpiFunctions.Foundation.Agenda;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Webhooks;

/// <summary>
/// When a text first came whose provider tells no time. A text that is pushed again has the time of the first push, and so is the same text to whoever reads it.
/// </summary>
public sealed class ArrivalStore(Tables tables, AgendaStore agenda)
{
    /// <summary>Longer than any provider repeats a push.</summary>
    public static readonly Duration KeptFor = Duration.FromDays(14);

    private const string Arrived = "sms-arrival";

    internal async Task<Instant> FirstAsync(string messageId, Instant now, CancellationToken cancellationToken)
    {
        var row = ArrivalRow.From(messageId, now);
        await agenda.PutAsync(Arrived, now, row.PartitionKey, cancellationToken);
        return await tables.SmsArrivals.TryAddAsync(row, cancellationToken)
            ? now
            : await tables.SmsArrivals.FindAsync(row.PartitionKey, row.RowKey, cancellationToken) is { } first ? ArrivalRow.Read(first) : now;
    }

    /// <summary>Forgets what came in an hour before that of a time.</summary>
    public Task EraseBeforeAsync(Instant time, CancellationToken cancellationToken) => agenda.SweepAsync(
        Arrived,
        time - Duration.FromHours(1),
        async entry =>
        {
            // Pushed again, it stands on the list twice; the first time decides.
            await tables.SmsArrivals.TryDeleteAsync(entry.Subject, Keys.FirstArrival, ETag.All, cancellationToken);
            return true;
        },
        cancellationToken);
}

using Azure;
using Azure.Data.Tables;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Features.Webhooks;

/// <summary>
/// When a text first came whose provider tells no time. A text that is pushed again has the time of the first push, and so is the same text to whoever reads it.
/// </summary>
public sealed class ArrivalStore(Tables tables)
{
    /// <summary>Longer than any provider repeats a push.</summary>
    public static readonly Duration KeptFor = Duration.FromDays(14);

    internal async Task<Instant> FirstAsync(string messageId, Instant now, CancellationToken cancellationToken)
    {
        var row = ArrivalRow.From(messageId, now);
        return await tables.SmsArrivals.TryAddAsync(row, cancellationToken)
            ? now
            : await tables.SmsArrivals.FindAsync(row.PartitionKey, row.RowKey, cancellationToken) is { } first ? ArrivalRow.Read(first) : now;
    }

    /// <summary>Forgets what came before a time.</summary>
    public async Task EraseBeforeAsync(Instant time, CancellationToken cancellationToken)
    {
        await foreach (var row in tables.SmsArrivals.ListAsync(
            $"At lt {time.ToDateTimeOffset()}", cancellationToken, columns: [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)]))
        {
            await tables.SmsArrivals.TryDeleteAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }
}

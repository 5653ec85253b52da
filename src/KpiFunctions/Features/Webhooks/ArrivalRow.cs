using Azure.Data.Tables;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Webhooks;

/// <summary>The first arrival of a text as a row.</summary>
internal static class ArrivalRow
{
    internal static TableEntity From(string messageId, Instant at)
    {
        var row = new TableEntity(Keys.Arrival(messageId), Keys.FirstArrival);
        row.SetInstant("At", at);
        return row;
    }

    internal static Instant Read(TableEntity row) => row.GetInstant("At")!.Value;
}

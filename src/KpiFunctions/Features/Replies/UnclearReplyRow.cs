using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>An entry of the list of answers that a person may have to read, as a row.</summary>
internal static class UnclearReplyRow
{
    internal static TableEntity From(ReplyId reply, StoreMonth month, Instant showFrom)
    {
        var row = new TableEntity(reply.Survey.StoreId.Value, Keys.UnclearReply(reply)) { ["Month"] = Keys.Month(month.Month) };
        row.SetInstant("ShowFrom", showFrom);
        return row;
    }

    internal static (ReplyId Reply, StoreMonth Month) Read(TableEntity row)
    {
        var store = StoreId.Parse(row.PartitionKey);
        return (Keys.ParseUnclearReply(store, row.RowKey), new StoreMonth(store, Keys.ParseMonth(row.GetRequired("Month"))));
    }
}

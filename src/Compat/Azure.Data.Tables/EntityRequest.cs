using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>A write on one entity, sent by itself or as a part of a transaction.</summary>
internal sealed record EntityRequest(RequestMethod Method, string Path)
{
    public ETag IfMatch { get; private init; }

    public ReadOnlyMemory<byte> Json { get; private init; }

    public IEnumerable<(string Name, string Value)> Headers
    {
        get
        {
            yield return ("Accept", TableAccount.Json);
            if (!Json.IsEmpty)
            {
                yield return ("Content-Type", "application/json");
            }

            if (Method == RequestMethod.Post)
            {
                yield return ("Prefer", "return-no-content");
            }

            if (IfMatch != default)
            {
                yield return ("If-Match", IfMatch.ToString());
            }
        }
    }

    public static EntityRequest Add(string table, ITableEntity entity) =>
        new(RequestMethod.Post, table) { Json = Serialize(entity) };

    public static EntityRequest Write(string table, ITableEntity entity, TableUpdateMode mode, ETag ifMatch) =>
        new(
            mode switch
            {
                TableUpdateMode.Merge => RequestMethod.Patch,
                TableUpdateMode.Replace => RequestMethod.Put,
                _ => throw new ArgumentException($"Unexpected value for mode: {mode}"),
            },
            EntityPath(table, entity.PartitionKey, entity.RowKey))
        {
            IfMatch = ifMatch,
            Json = Serialize(entity),
        };

    public static EntityRequest Delete(string table, string partitionKey, string rowKey, ETag ifMatch) =>
        new(RequestMethod.Delete, EntityPath(table, partitionKey, rowKey)) { IfMatch = ifMatch == default ? ETag.All : ifMatch };

    public static EntityRequest For(string table, TableTransactionAction action)
    {
        var (entity, ifMatch) = (action.Entity, action.ETag);
        return action.ActionType switch
        {
            TableTransactionActionType.Add => Add(table, entity),
            TableTransactionActionType.Delete => Delete(table, entity.PartitionKey, entity.RowKey, ifMatch),
            TableTransactionActionType.UpdateMerge => Write(table, entity, TableUpdateMode.Merge, ifMatch),
            TableTransactionActionType.UpdateReplace => Write(table, entity, TableUpdateMode.Replace, ifMatch),
            TableTransactionActionType.UpsertMerge => Write(table, entity, TableUpdateMode.Merge, default),
            TableTransactionActionType.UpsertReplace => Write(table, entity, TableUpdateMode.Replace, default),
            _ => throw new InvalidOperationException($"Unknown action type {action.ActionType}."),
        };
    }

    public static string EntityPath(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{EscapeKey(partitionKey)}',RowKey='{EscapeKey(rowKey)}')";

    private static string EscapeKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Uri.EscapeDataString(TableQueryFilter.EscapeQuotes(key));
    }

    private static ReadOnlyMemory<byte> Serialize(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity.PartitionKey);
        ArgumentNullException.ThrowIfNull(entity.RowKey);
        return EntityJson.Write(entity);
    }
}

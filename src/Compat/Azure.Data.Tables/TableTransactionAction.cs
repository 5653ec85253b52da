namespace Azure.Data.Tables;

/// <summary>One action of a transaction. An update without an ETag is an upsert, a delete without one is unconditional, as in the real package.</summary>
public class TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
{
    public TableTransactionActionType ActionType { get; } = actionType;

    public ITableEntity Entity { get; } = entity;

    public ETag ETag { get; } = etag;
}

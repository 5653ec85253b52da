namespace Azure.Data.Tables;

/// <summary>What happens to the properties that a write does not name: kept or removed.</summary>
public enum TableUpdateMode
{
    Merge = 0,
    Replace = 1,
}

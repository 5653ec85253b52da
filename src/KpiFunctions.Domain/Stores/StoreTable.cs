using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>One version of a table of a store. It never changes: the next one is valid from a month on.</summary>
/// <param name="kind">What the table says.</param>
/// <param name="version">Number of the version, from 1.</param>
/// <param name="validFrom">The first month in which it counts.</param>
public abstract class StoreTable(StoreTableKind kind, int version, YearMonth validFrom)
{
    public StoreTableKind Kind { get; } = kind;

    /// <summary>Number of the version, from 1.</summary>
    public int Version { get; } = version;

    /// <summary>The first month in which it counts, until another version does.</summary>
    public YearMonth ValidFrom { get; } = validFrom;

    /// <summary>How many rows it has.</summary>
    public abstract int Count { get; }

    /// <summary>Whether another version says the same, row by row, from the same month on.</summary>
    public bool SaysTheSameAs(StoreTable other) => (Kind, ValidFrom) == (other.Kind, other.ValidFrom) && HasRowsOf(other);

    /// <summary>Whether the rows of another table of the same kind are the same.</summary>
    protected abstract bool HasRowsOf(StoreTable other);
}

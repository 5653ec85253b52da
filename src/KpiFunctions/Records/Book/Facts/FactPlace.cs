using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Records.Book.Facts;

/// <summary>Where one fact besides orders stands in its month, and how it is written there.</summary>
/// <typeparam name="T">The fact as the domain has it.</typeparam>
public sealed class FactPlace<T>
    where T : class
{
    private readonly Func<StoreMonth, T, TableEntity> _write;
    private readonly Func<TableEntity, T> _read;

    internal FactPlace(string key, Func<StoreMonth, T, TableEntity> write, Func<TableEntity, T> read)
    {
        Key = key;
        _write = write;
        _read = read;
    }

    internal string Key { get; }

    /// <summary>The fact, to be kept here.</summary>
    public PlacedFact Holding(T fact) => new(Key, month => _write(month, fact));

    internal TableEntity Write(StoreMonth month, T fact) => _write(month, fact);

    internal T? Read(TableEntity? row) => row is null ? null : _read(row);
}

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

    /// <summary>A fact to be kept here.</summary>
    /// <param name="make">Makes it of the one that is there, if any; asked again when somebody else changed that in between.</param>
    public PlacedFact Holding(Func<T?, T> make) => new(Key, (month, known) => _write(month, make(Read(known))));

    internal TableEntity Write(StoreMonth month, T fact) => _write(month, fact);

    internal T? Read(TableEntity? row) => row is null ? null : _read(row);
}

using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Records.Book.Facts;

/// <summary>A fact of whatever kind with its place, to be kept in a month.</summary>
public sealed class PlacedFact
{
    private readonly Func<StoreMonth, TableEntity?, TableEntity> _write;

    internal PlacedFact(string key, Func<StoreMonth, TableEntity?, TableEntity> write)
    {
        Key = key;
        _write = write;
    }

    /// <summary>Two facts of one key are the same fact, of which the newer one counts.</summary>
    public string Key { get; }

    /// <param name="month">The month that it is kept in.</param>
    /// <param name="known">The fact that is there.</param>
    internal TableEntity Write(StoreMonth month, TableEntity? known) => _write(month, known);
}

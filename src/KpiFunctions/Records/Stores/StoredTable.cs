using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Records.Stores;

/// <summary>A version of a store's table as it is kept.</summary>
/// <param name="Digest">SHA-256, in hex, of its stored JSON.</param>
public sealed record StoredTable(StoreTable Table, string Digest);

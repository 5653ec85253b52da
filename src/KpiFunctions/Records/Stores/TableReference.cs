using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Records.Stores;

/// <summary>Names a version of a store's table and its content.</summary>
/// <param name="Digest">SHA-256, in hex, of the version's JSON.</param>
public sealed record TableReference(StoreTableKind Kind, int Version, string Digest)
{
    internal static TableReference Of(StoredTable stored) => new(stored.Table.Kind, stored.Table.Version, stored.Digest);
}

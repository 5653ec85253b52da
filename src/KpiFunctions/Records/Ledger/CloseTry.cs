using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Records.Ledger;

/// <summary>A try to close a month, the newest one when it began. Only the newest can add the close to the ledger.</summary>
/// <param name="Number">Higher than those of all tries before, of any version of the month.</param>
/// <param name="RowVersion">Tells whether a later one has begun since.</param>
public sealed record CloseTry(StoreMonth Month, int Number, string RowVersion);

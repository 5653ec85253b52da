namespace KpiFunctions.Records.Ledger;

/// <summary>An entry as the ledger has it.</summary>
/// <param name="Entry">What it says.</param>
/// <param name="Hash">HMAC-SHA256 of it, in hex, that was written with it.</param>
/// <param name="KeyId">Id of the key that the hash was made with.</param>
public sealed record RecordedEntry(LedgerEntry Entry, string Hash, string KeyId);

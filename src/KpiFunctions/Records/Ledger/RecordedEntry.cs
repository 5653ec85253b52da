namespace KpiFunctions.Records.Ledger;

/// <summary>An entry as the ledger has it.</summary>
/// <param name="Entry">What it says.</param>
/// <param name="Hash">The hash that was written with it; another one than the entry's own when somebody changed it since.</param>
public sealed record RecordedEntry(LedgerEntry Entry, string Hash);

namespace KpiFunctions.Records.Ledger;

/// <summary>What an entry of the ledger says happened to a month.</summary>
public enum LedgerEntryKind
{
    /// <summary>A version was closed.</summary>
    Close,

    /// <summary>The last version was opened for corrections; it stays in force until the next one is closed.</summary>
    Reopen,
}

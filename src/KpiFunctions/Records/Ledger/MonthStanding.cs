namespace KpiFunctions.Records.Ledger;

/// <summary>Where a month that was closed stands.</summary>
/// <param name="Version">The version in force: the one closed last.</param>
/// <param name="CloseEntry">Number of the ledger entry that closed it.</param>
/// <param name="ReopenEntry">Number of the entry that reopened the month since; <see langword="null"/> when none did.</param>
public sealed record MonthStanding(int Version, int CloseEntry, int? ReopenEntry)
{
    public bool IsReopened => ReopenEntry is not null;
}

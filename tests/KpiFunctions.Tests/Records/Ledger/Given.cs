using KpiFunctions.Domain;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Ledger;
using NodaTime;

namespace KpiFunctions.Tests.Records.Ledger;

/// <summary>Entries of the ledger of store S1.</summary>
internal static class Given
{
    internal static readonly Instant At = Instant.FromUtc(2026, 10, 4, 18, 0);

    internal static readonly ClosedContent Content = new(
        At, new MonthCounts { Orders = 10, Completed = 9, Texted = 8, Rated = 7, Complaints = 6, Returns = 5, Figures = 4, Ratings = 3, CustomerFacts = 2, Late = 1 }, "advisor@2 technician@1", "b1", "f1", "s1", "East");

    internal static readonly LedgerKeys Keys = new("k1", new Dictionary<string, string> { ["k1"] = "a key of 32 characters or more: one" });

    internal static StoreMonth Month(int month) => new(StoreId.Parse("S1"), new YearMonth(2026, month));

    internal static LedgerEntry Close(LedgerHead? head, int month, int version = 1) =>
        LedgerEntry.After(head, LedgerEntryKind.Close, Month(month), version, At, "schedule") with { Content = Content };

    internal static LedgerEntry Reopen(LedgerHead head, int month, int version = 1) =>
        LedgerEntry.After(head, LedgerEntryKind.Reopen, Month(month), version, At, "Wang") with { ReasonDigest = "A complaint was entered twice.", Appeal = "202609-1", TakesMasterData = true, ClosesAt = At };

    /// <summary>The entry as it is stored, with its signature.</summary>
    internal static StoredRow Signed(LedgerEntry entry) => Keys.Sign(StoredRow.Of("Ledger", LedgerRows.From(StoreId.Parse("S1"), entry)));

    internal static string HashOf(LedgerEntry entry) => (string)Signed(entry).Cells[LedgerKeys.Hash];
}

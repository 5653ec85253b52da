using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Months;
using KpiFunctions.Foundation.Storage;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Records.Ledger;

/// <summary>Entries, heads and standings of the ledger as rows.</summary>
internal static class LedgerRows
{
    private const string Table = "Ledger";
    private const string TryNumber = "Number";

    internal static StoredRow Of(StoreId store, LedgerHead head) => StoredRow.Of(Table, From(store, head));

    internal static StoredRow Of(StoreId store, YearMonth month, MonthStanding standing) => StoredRow.Of(Table, From(store, month, standing));

    internal static RecordedEntry ReadEntry(StoredRow row) => ReadEntry(row.ToEntity());

    /// <summary>The row of the try that follows another one.</summary>
    internal static TableEntity TryAfter(TableEntity? kept, string store, string key) => TryOf(store, key, (kept is null ? 0 : TryIn(kept)) + 1);

    internal static TableEntity TryOf(string store, string key, int number) => new(store, key) { [TryNumber] = number };

    internal static int TryIn(TableEntity row) => row.GetInt32(TryNumber)!.Value;

    internal static TableEntity From(StoreId store, LedgerEntry entry)
    {
        var row = new TableEntity(store.Value, Keys.LedgerEntry(entry.Number))
        {
            ["Kind"] = entry.Kind.ToString(),
            ["Month"] = Keys.Month(entry.Month),
            ["Version"] = entry.Version,
            ["By"] = entry.By,
            ["PreviousHash"] = entry.PreviousHash,
        };
        row.SetInstant("At", entry.At);
        row.SetText("ReasonDigest", entry.ReasonDigest);
        row.SetText("Appeal", entry.Appeal);
        row.SetInstant("ClosesAt", entry.ClosesAt);
        if (entry.TakesMasterData)
        {
            row["TakesMasterData"] = true;
        }

        if (entry.Content is { } content)
        {
            row.SetInstant("Cutoff", content.Cutoff);
            row["Orders"] = content.Counts.Orders;
            row["Completed"] = content.Counts.Completed;
            row["Texted"] = content.Counts.Texted;
            row["Rated"] = content.Counts.Rated;
            row["Complaints"] = content.Counts.Complaints;
            row["Returns"] = content.Counts.Returns;
            row["Figures"] = content.Counts.Figures;
            row["Ratings"] = content.Counts.Ratings;
            row["CustomerFacts"] = content.Counts.CustomerFacts;
            row["Late"] = content.Counts.Late;
            row["Schemes"] = content.Schemes;
            row["BasisDigest"] = content.BasisDigest;
            row["FactsDigest"] = content.FactsDigest;
            row["ScoresDigest"] = content.ScoresDigest;
            row.SetText("Group", content.Group);
        }

        return row;
    }

    /// <summary>An entry and what it was signed with; whether it still has that signature is for whoever verifies it to say.</summary>
    internal static RecordedEntry ReadEntry(TableEntity row) => new(
        new LedgerEntry
        {
            Number = Keys.ParseLedgerEntry(row.RowKey),
            Kind = row.GetEnum<LedgerEntryKind>("Kind"),
            Month = Keys.ParseMonth(row.GetRequired("Month")),
            Version = row.GetInt32("Version")!.Value,
            At = row.GetInstant("At")!.Value,
            By = row.GetRequired("By"),
            ReasonDigest = row.GetString("ReasonDigest"),
            Appeal = row.GetString("Appeal"),
            TakesMasterData = row.GetBoolean("TakesMasterData") == true,
            ClosesAt = row.GetInstant("ClosesAt"),
            Content = row.GetInstant("Cutoff") is { } cutoff ? ReadContent(row, cutoff) : null,
            PreviousHash = row.GetRequired("PreviousHash"),
        },
        row.GetRequired(LedgerKeys.Hash),
        row.GetRequired(LedgerKeys.KeyId));

    internal static TableEntity From(StoreId store, LedgerHead head)
    {
        var row = new TableEntity(store.Value, Keys.LedgerHead)
        {
            ["Number"] = head.Number,
            ["Hash"] = head.Hash,
            ["ClosedThrough"] = Keys.Month(head.ClosedThrough),
        };
        row.SetText("Reopened", head.Reopened.Count == 0
            ? null
            : string.Join(' ', head.Reopened.OrderBy(r => r.Key).Select(r => $"{Keys.Month(r.Key)}@{InstantPattern.ExtendedIso.Format(r.Value)}")));
        return row;
    }

    internal static LedgerHead ReadHead(TableEntity row) => new(
        row.GetInt32("Number")!.Value, row.GetRequired("Hash"), Keys.ParseMonth(row.GetRequired("ClosedThrough")), row.ETag.ToString())
    {
        Reopened = (row.GetString("Reopened") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(r => r.Split('@'))
            .ToDictionary(r => Keys.ParseMonth(r[0]), r => InstantPattern.ExtendedIso.Parse(r[1]).Value),
    };

    internal static TableEntity From(StoreId store, YearMonth month, MonthStanding standing)
    {
        var row = new TableEntity(store.Value, Keys.LedgerMonth(month)) { ["Version"] = standing.Version, ["Entry"] = standing.CloseEntry };
        if (standing.ReopenEntry is { } reopened)
        {
            row["ReopenEntry"] = reopened;
        }

        return row;
    }

    internal static MonthStanding ReadStanding(TableEntity row) => new(
        row.GetInt32("Version")!.Value, row.GetInt32("Entry")!.Value, row.GetInt32("ReopenEntry"));

    private static ClosedContent ReadContent(TableEntity row, Instant cutoff) => new(
        cutoff,
        new MonthCounts
        {
            Orders = row.GetInt32("Orders")!.Value,
            Completed = row.GetInt32("Completed")!.Value,
            Texted = row.GetInt32("Texted")!.Value,
            Rated = row.GetInt32("Rated")!.Value,
            Complaints = row.GetInt32("Complaints")!.Value,
            Returns = row.GetInt32("Returns")!.Value,
            Figures = row.GetInt32("Figures")!.Value,
            Ratings = row.GetInt32("Ratings")!.Value,
            CustomerFacts = row.GetInt32("CustomerFacts")!.Value,
            Late = row.GetInt32("Late")!.Value,
        },
        row.GetRequired("Schemes"),
        row.GetRequired("BasisDigest"),
        row.GetRequired("FactsDigest"),
        row.GetRequired("ScoresDigest"),
        row.GetString("Group"));
}

using Azure;
using Azure.Data.Tables;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Verification;

/// <summary>
/// Every stored cell and row of a month that was closed three times is changed and deleted, one at a time, and a verification must name it, unless it is in the list of what nothing proves. In memory that is done with every
/// cell; in the storage with every row, and with every column of every kind of row.
/// </summary>
public sealed class EveryCellTests(AzuriteFixture azurite) : ProofTest(azurite)
{
    private static readonly string[] Signature = [LedgerKeys.KeyId, LedgerKeys.Hash, RowPrints.Column];

    [Fact]
    public async Task Every_cell_and_every_row_that_is_changed_or_deleted_is_named()
    {
        var proof = await PlayAsync();
        Assert.Null(Check(proof));
        var unnamed = new List<string>();
        foreach (var row in proof.Rows)
        {
            Expect(unnamed, row, column: null, "deleted", Check(proof with { Rows = [.. proof.Rows.Where(r => r != row)] }));
            foreach (var column in row.Cells.Keys)
            {
                Expect(unnamed, row, column, "changed", Check(With(proof, row, Changed(row, column))));
                Expect(unnamed, row, column, "deleted", Check(With(proof, row, Without(row, column))));
            }
        }

        foreach (var copy in proof.Copies)
        {
            var changed = proof with { Copies = [.. proof.Copies.Select(c => c == copy ? c with { Content = c.Content.Replace("\"Version\":1", "\"Version\":9", StringComparison.Ordinal) + " " } : c)] };
            Assert.Equal(("container ledger", copy.Name), (Check(changed)?.Table, Check(changed)?.Row));
            var deleted = Check(proof with { Copies = [.. proof.Copies.Where(c => c != copy)] });
            Assert.Equal(("container ledger", copy.Name), (deleted?.Table, deleted?.Row));
        }

        Assert.True(unnamed.Count == 0, string.Join('\n', unnamed));
        Assert.True(proof.Rows.Sum(r => r.Cells.Count) > 500, "The month is to have every kind of row.");
    }

    [Fact]
    public async Task The_month_has_every_kind_of_row()
    {
        var proof = await PlayAsync();
        var kinds = typeof(Keys).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Where(k => k.StartsWith('~'))
            .Concat([Keys.Order, Keys.Answer, Keys.Late]);
        Assert.Empty(kinds.Except(proof.Rows.Select(KindOf)));
        Assert.Contains(proof.Rows, r => KindOf(r) == Keys.Opened && r.Cells.ContainsKey("CompletedAt") && r.Cells.ContainsKey("CancelledAt"));
        Assert.Contains(proof.Rows, r => KindOf(r) == Keys.Complaint && r.Cells.ContainsKey("Satisfied"));
        Assert.Contains(proof.Rows, r => KindOf(r) == Keys.Call && r.Cells.ContainsKey("Outcome"));
    }

    [Fact]
    public async Task What_is_touched_in_the_storage_is_named_and_restored_it_verifies_again()
    {
        var proof = await PlayAsync();
        var unnamed = new List<string>();
        foreach (var row in proof.Rows)
        {
            await TableOf(row).DeleteEntityAsync(row.Partition, row.Key, ETag.All);
            Expect(unnamed, row, column: null, "deleted", await VerifyAsync());
            await TableOf(row).UpsertEntityAsync(row.ToEntity(), TableUpdateMode.Replace);
        }

        foreach (var (row, column) in proof.Rows.SelectMany(r => r.Cells.Keys.Select(c => (Row: r, Column: c))).DistinctBy(c => (c.Row.Table, KindOf(c.Row), c.Column)))
        {
            foreach (var (how, touched) in new[] { ("changed", Changed(row, column)), ("deleted", Without(row, column)) })
            {
                await TableOf(row).UpsertEntityAsync(touched.ToEntity(), TableUpdateMode.Replace);
                Expect(unnamed, row, column, how, await VerifyAsync());
            }

            await TableOf(row).UpsertEntityAsync(row.ToEntity(), TableUpdateMode.Replace);
        }

        Assert.True(unnamed.Count == 0, string.Join('\n', unnamed));
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task Two_peoples_results_cannot_change_places()
    {
        var proof = await PlayAsync();
        var rows = proof.Rows.Where(r => r.Table == "Scores" && r.Key.StartsWith("0003|", StringComparison.Ordinal)).Take(2).ToList();
        var swapped = With(With(proof, rows[0], Set(rows[0], "StaffId", rows[1].Cells["StaffId"])), rows[1], Set(rows[1], "StaffId", rows[0].Cells["StaffId"]));

        var difference = Check(swapped);

        Assert.Equal(("Scores", rows[0].Key, "StaffId"), (difference?.Table, difference?.Row, difference?.Column));
    }

    [Fact]
    public async Task What_happens_after_a_close_by_right_is_no_difference()
    {
        await PlayAsync();

        await ReplyAsync("1", Clock.Now, id: "after the close");
        await ImportOrderAsync("W9", "2026-09-20T10:00:00", openedAt: "2026-09-19T10:00:00");
        await ImportAsync("storeId,workOrderId,staffId,openedAt,completedAt\nS1,W5,A,2026-09-29T08:00:00,2026-10-02T10:00:00\n");
        await ReportAsync(ReportEvent("S1/W1", "Failed"));
        Assert.Null(await VerifyAsync());

        await ReopenAsync("a look at it");
        Assert.Null(await VerifyAsync());
        await CloseAgainAsync();
        Assert.Null(await VerifyAsync());
    }

    private MonthDifference? Check(MonthProof proof) => ProofCheck.Check(proof, Get<LedgerKeys>())?.Difference;

    private static void Expect(List<string> unnamed, StoredRow row, string? column, string how, MonthDifference? difference)
    {
        var isSignature = column is not null && row.Table == "Appeals" && Signature.Contains(column);
        var isNamed = difference is not null && difference.Table == row.Table && IsRow(row, difference.Row)
            && difference.Message.Length > 0 && (column is null || isSignature || difference.Column == column);
        if (!isNamed && !ProofScope.IsOutside(row, column) && !IsUndecidedAppeal(row, column))
        {
            unnamed.Add($"{row.Table} {row.Key} {column} {how}: {difference}");
        }
    }

    /// <summary>An appeal that changed nothing can be taken away unseen: no version was closed with it.</summary>
    private static bool IsUndecidedAppeal(StoredRow row, string? column) => row.Table == "Appeals" && column is null && row.Cells["State"] is "Rejected";

    /// <summary>An order that was open at the close is proven as an opened one.</summary>
    private static bool IsRow(StoredRow row, string? named) =>
        named == row.Key || (KindOf(row) == Keys.Order && named == Keys.OpenedRow(Keys.OrderOf(row.Key)));

    private static string KindOf(StoredRow row) => row.Table is "WorkOrders" or "ClosedFacts" ? Keys.KindOf(row.Key) : row.Key.Split('|')[0];

    private TableClient TableOf(StoredRow row) =>
        (TableClient)typeof(Tables).GetProperty(row.Table)!.GetValue(Get<Tables>())!;
}

using Azure;
using Azure.Data.Tables;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Months;

namespace KpiFunctions.Tests.Features.Verification;

/// <summary>Whoever touches a closed month in the storage is found, and what they touched is named.</summary>
public sealed class VerifyTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    [Fact]
    public async Task A_month_that_was_never_closed_has_nothing_to_verify()
    {
        await AnswerOneOrderAsync();

        Assert.Null(await Get<MonthVerifier>().VerifyAsync(Month(2026, 9), CancellationToken.None));
    }

    [Fact]
    public async Task A_changed_fact_is_found_by_the_persons_line_that_it_changes()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        var order = await OrderAsync("W1");
        await ChangeAsync(Get<Tables>().WorkOrders, Keys.StoreMonth(order.Month), Keys.OrderRow(order.Order.Id), "OpenedAt", DateTimeOffset.Parse("2026-09-27T02:00:00Z", null));

        var difference = await VerifyAsync();

        // 24 hours instead of 146, and the total is what stands first in the document: 60 + 40 x (480 - 24) / 480 = 98.
        Assert.Equal(("A", "total", "87.83", "98"), (difference!.StaffId, difference.Property, difference.Recorded, difference.Recomputed));
        Assert.Equal((1, 1), (difference.Entry, difference.Version));
        Assert.Contains("facts", difference.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_score_document_is_found()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        var (partition, row) = (Keys.StoreMonth(Month(2026, 9)), Keys.Score(1, 0));
        TableEntity kept = await Get<Tables>().Scores.GetEntityAsync<TableEntity>(partition, row);
        await ChangeAsync(Get<Tables>().Scores, partition, row, "Document0", kept.GetString("Document0")!.Replace("\"points\":27.83", "\"points\":29.83", StringComparison.Ordinal));

        var difference = await VerifyAsync();

        Assert.Equal(("A", "lines[1].points", "29.83", "27.83"), (difference!.StaffId, difference.Property, difference.Recorded, difference.Recomputed));
        Assert.Contains("score document", difference.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_basis_is_found()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        await ChangeAsync(Get<Tables>().Bases, Keys.StoreMonth(Month(2026, 9)), Keys.Basis(1), "Document1", " ");

        Assert.Equal("basis", (await VerifyAsync())!.Property);
    }

    [Fact]
    public async Task A_changed_scheme_version_is_found()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        await ChangeAsync(Get<Tables>().Schemes, "test", Keys.Version(1), "Json1", " ");

        Assert.Equal("schemes['test']", (await VerifyAsync())!.Property);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"id\":\"test\",\"rule\":7}")]
    public async Task A_scheme_version_that_is_none_any_more_is_found(string json)
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        await ChangeAsync(Get<Tables>().Schemes, "test", Keys.Version(1), "Json0", json);

        var difference = await VerifyAsync();

        Assert.Equal(("schemes['test']", null), (difference!.Property, difference.Recorded));
    }

    [Fact]
    public async Task A_ledger_entry_that_was_changed_or_taken_out_is_found_in_any_month_of_the_store()
    {
        Clock.Now = Utc("2026-07-10T00:00:00Z");
        await ImportOrderAsync("W0", "2026-07-09T10:00:00", openedAt: "2026-07-08T10:00:00");
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        Assert.Null(await VerifyAsync());

        await ChangeAsync(Get<Tables>().Ledger, "S1", Keys.LedgerEntry(1), "Completed", 7);
        var changed = await VerifyAsync();
        Assert.Equal((1, "hash"), (changed!.Entry, changed.Property));

        await Get<Tables>().Ledger.DeleteEntityAsync("S1", Keys.LedgerEntry(1), ETag.All);
        var missing = await VerifyAsync();
        Assert.Equal((1, "number"), (missing!.Entry, missing.Property));
    }

    [Fact]
    public async Task An_entry_cut_off_at_the_end_is_found_by_its_copy_and_by_the_head()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        await ReopenAsync("a look at it");
        await Get<Tables>().Ledger.DeleteEntityAsync("S1", Keys.LedgerEntry(2), ETag.All);

        var cut = await VerifyAsync();
        Assert.Equal((2, "number"), (cut!.Entry, cut.Property));

        // With its copy gone too, the head still names it.
        await Get<WriteOnceContainer>().Client.DeleteBlobAsync("S1|000002");
        Assert.Equal("head", (await VerifyAsync())!.Property);
    }

    [Fact]
    public async Task A_worker_that_died_before_the_copy_leaves_it_to_the_next_delivery_of_the_same_message()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        await Get<WriteOnceContainer>().Client.DeleteBlobAsync("S1|000001");
        var missing = await VerifyAsync();
        Assert.Equal(("container ledger", "S1|000001"), (missing!.Table, missing.Row));

        await Get<MonthCloser>().CloseAsync(new ScoreStoreMessage("S1", "202609", 1, ScoreStoreMessage.Schedule), CancellationToken.None);

        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task A_reopening_that_died_before_the_copy_goes_on_when_it_is_asked_for_again()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        await ReopenAsync("a look at it");
        await Get<WriteOnceContainer>().Client.DeleteBlobAsync("S1|000002");
        Assert.Equal("container ledger", (await VerifyAsync())!.Table);

        await ReopenAsync("a look at it");

        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task A_ledger_that_somebody_without_the_key_computes_anew_is_found()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        var row = (await Get<LedgerStore>().ListRowsAsync(Store, CancellationToken.None)).Single(r => r.Key == Keys.LedgerEntry(1));
        var forger = new LedgerKeys("tests", new Dictionary<string, string> { ["tests"] = "what somebody guesses that the key might be" });
        var forged = forger.Sign(row with { Cells = row.Cells.ToDictionary(c => c.Key, c => c.Key == "By" ? "somebody else" : c.Value) });
        await Get<Tables>().Ledger.UpdateEntityAsync(forged.ToEntity(), ETag.All, TableUpdateMode.Replace);
        await ChangeAsync(Get<Tables>().Ledger, "S1", Keys.LedgerHead, "Hash", forged.Cells[LedgerKeys.Hash]);
        await Get<WriteOnceContainer>().Client.DeleteBlobAsync("S1|000001");
        await Get<LedgerStore>().WitnessAsync(Store, 1, CancellationToken.None);

        Assert.Equal((1, "hash"), ((await VerifyAsync())!.Entry, (await VerifyAsync())!.Property));
    }

    [Fact]
    public async Task What_an_old_key_signed_is_verified_with_it_after_the_key_was_changed()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        var secrets = new Dictionary<string, string> { ["tests"] = "a key of the tests' ledger, 32 characters or more", ["k2"] = "another key of the ledger, longer than 32" };
        var proof = await Get<MonthProofQuery>().ReadAsync(Month(2026, 9), CancellationToken.None);

        Assert.Null(ProofCheck.Check(proof, new LedgerKeys("k2", secrets))!.Difference);
        secrets.Remove("tests");
        Assert.Contains("set Ledger__Keys__tests", ProofCheck.Check(proof, new LedgerKeys("k2", secrets))!.Difference!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_of_an_older_version_are_verified_too()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        await ReopenAsync("W1 was opened two days later");
        await ImportOrderAsync("W1", "2026-09-28T10:00:00", openedAt: "2026-09-24T08:00:00");
        await CloseAgainAsync();
        Assert.Null(await VerifyAsync());
        var order = await OrderAsync("W1");
        await ChangeAsync(Get<Tables>().ClosedFacts, Keys.ClosedVersion(order.Month, 1), Keys.OrderRow(order.Order.Id), "StaffId", "B");

        var difference = await VerifyAsync();

        Assert.Equal((1, "staffId"), (difference!.Version, difference.Property));
    }

    [Fact]
    public async Task Facts_kept_of_an_older_version_hold_no_number_and_no_words()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        await ReopenAsync("a look at it");

        var rows = new List<TableEntity>();
        await foreach (var row in Get<Tables>().ClosedFacts.QueryAsync<TableEntity>())
        {
            rows.Add(row);
        }

        // The order, its answer, and the marker of the complete copy.
        Assert.Equal(3, rows.Count);
        Assert.DoesNotContain(rows, r => r.ContainsKey("Phone") || r.GetString("Text") is { Length: > 0 });
    }

    private static async Task ChangeAsync(TableClient table, string partition, string row, string column, object value) =>
        await table.UpdateEntityAsync(new TableEntity(partition, row) { [column] = value }, ETag.All, TableUpdateMode.Merge);
}

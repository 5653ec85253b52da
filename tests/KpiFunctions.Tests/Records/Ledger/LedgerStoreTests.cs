using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Records.Ledger;

public sealed class LedgerStoreTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static CancellationToken None => CancellationToken.None;

    private LedgerStore Ledger => Get<LedgerStore>();

    [Fact]
    public async Task A_store_that_has_closed_nothing_has_no_ledger()
    {
        Assert.Null(await HeadAsync());
        Assert.Empty(await Ledger.ListAsync(Store, None));
        Assert.Empty(await Ledger.ListHeadsAsync(None));
        Assert.Null(await Ledger.FindStandingAsync(Store, new YearMonth(2026, 9), None));
        Assert.Null(await Ledger.FindVersionAsync(Store, new YearMonth(2026, 9), None));
    }

    [Fact]
    public async Task An_entry_is_read_as_it_was_written_with_its_hash()
    {
        var close = Given.Close(head: null, month: 9);
        Assert.True(await Ledger.TryCloseAsync(await BegunAsync(9), null, close, None));
        var reopen = Given.Reopen((await HeadAsync())!, month: 9);
        Assert.True(await ReopenAsync(reopen));

        Assert.Equal([(close, "tests"), (reopen, "tests")], (await Ledger.ListAsync(Store, None)).Select(e => (e.Entry, e.KeyId)));
        Assert.Equal(reopen, await Ledger.GetAsync(Store, 2, None));
    }

    [Fact]
    public async Task A_chain_stays_one_however_many_months_are_closed()
    {
        for (var month = 1; month <= 12; month++)
        {
            Assert.True(await CloseAsync(month));
        }

        var entries = await Ledger.ListAsync(Store, None);

        Assert.Equal(Enumerable.Range(1, 12), entries.Select(e => e.Entry.Number));
        Assert.Equal(entries.Select(e => e.Hash).Prepend(LedgerEntry.NoPredecessor).SkipLast(1), entries.Select(e => e.Entry.PreviousHash));
        var head = (await HeadAsync())!;
        Assert.Equal((12, entries[^1].Hash, new YearMonth(2026, 12)), (head.Number, head.Hash, head.ClosedThrough));
    }

    [Fact]
    public async Task Of_two_who_close_behind_the_same_head_one_does()
    {
        await CloseAsync(8);
        var head = await HeadAsync();
        var begun = await BegunAsync(9);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Ledger.TryCloseAsync(begun, head, Given.Close(head, month: 9), None)));

        Assert.Equal([false, true], both.Order());
        Assert.Equal(2, (await Ledger.ListAsync(Store, None)).Count);
    }

    [Fact]
    public async Task Of_two_tries_to_close_a_month_the_one_that_began_last_can()
    {
        var earlier = await BegunAsync(8);
        var later = await BegunAsync(8);

        Assert.True(later.Number > earlier.Number);
        Assert.Equal((false, true), (await Ledger.IsNewestAsync(earlier, None), await Ledger.IsNewestAsync(later, None)));
        Assert.False(await Ledger.TryCloseAsync(earlier, null, Given.Close(head: null, month: 8), None));
        Assert.True(await Ledger.TryCloseAsync(later, null, Given.Close(head: null, month: 8), None));
    }

    [Fact]
    public async Task Of_two_first_entries_one_is_written()
    {
        Assert.True(await Ledger.TryCloseAsync(await BegunAsync(8), null, Given.Close(head: null, month: 8), None));
        Assert.False(await Ledger.TryCloseAsync(await BegunAsync(9), null, Given.Close(head: null, month: 9), None));
        Assert.Null(await Ledger.FindStandingAsync(Store, new YearMonth(2026, 9), None));
        Assert.Equal(new YearMonth(2026, 8), (await HeadAsync())!.ClosedThrough);
    }

    [Fact]
    public async Task A_month_that_was_reopened_keeps_its_version_until_the_next_is_closed()
    {
        await CloseAsync(8);
        await CloseAsync(9);
        Assert.True(await ReopenAsync(Given.Reopen((await HeadAsync())!, month: 8)));

        Assert.Equal(new MonthStanding(1, 1, 3), await StandingAsync(8));
        Assert.Equal(new MonthStanding(1, 2, null), await StandingAsync(9));
        Assert.Equal([(new YearMonth(2026, 8), Given.At)], (await HeadAsync())!.Reopened.Select(r => (r.Key, r.Value)));

        Assert.True(await CloseAsync(8, version: 2));
        Assert.Equal(new MonthStanding(2, 4, null), await StandingAsync(8));
        Assert.Equal(2, await Ledger.FindVersionAsync(Store, new YearMonth(2026, 8), None));
        var head = (await HeadAsync())!;
        Assert.Empty(head.Reopened);
        Assert.Equal(new YearMonth(2026, 9), head.ClosedThrough);
    }

    [Fact]
    public async Task Stores_have_ledgers_of_their_own()
    {
        var other = StoreId.Parse("S2");
        await CloseAsync(8);
        await CloseAsync(9);
        Assert.True(await Ledger.TryCloseAsync((await Ledger.BeginCloseAsync(new StoreMonth(other, new YearMonth(2026, 7)), None))!, null, Given.Close(head: null, month: 7), None));

        Assert.Equal([("S1", 2), ("S2", 1)], (await Ledger.ListHeadsAsync(None)).Select(h => (h.Key.Value, h.Value.Number)).Order());
        Assert.Equal(new YearMonth(2026, 9), await Ledger.FindLastClosedWithAsync(SchemeId.Parse("technician"), None));
        Assert.Null(await Ledger.FindLastClosedWithAsync(SchemeId.Parse("unknown"), None));
    }

    [Fact]
    public async Task Every_entry_is_written_once_more_where_nothing_is_changed()
    {
        await CloseAsync(8);
        await CloseAsync(9);

        var copies = await Get<LedgerWitness>().ListAsync(Store, None);
        Assert.Equal(["S1|000001", "S1|000002"], copies.Select(c => c.Name));
        Assert.All((await Ledger.ListAsync(Store, None)).Zip(copies), pair => Assert.Contains($"\"Hash\":\"{pair.First.Hash}\"", pair.Second.Content, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_copy_that_a_worker_left_out_who_died_comes_with_the_next_delivery_and_then_stays()
    {
        await CloseAsync(8);
        var copy = Assert.Single(await Get<LedgerWitness>().ListAsync(Store, None));
        await Get<WriteOnceContainer>().Client.DeleteBlobAsync(copy.Name);
        await Ledger.WitnessAsync(Store, 1, None);
        Assert.Equal([copy], await Get<LedgerWitness>().ListAsync(Store, None));

        await Get<Tables>().Ledger.UpdateEntityAsync(
            new TableEntity(Store.Value, Keys.LedgerEntry(1)) { ["By"] = "somebody else" }, Azure.ETag.All, TableUpdateMode.Merge);
        await Ledger.WitnessAsync(Store, 1, None);
        Assert.Equal([copy], await Get<LedgerWitness>().ListAsync(Store, None));
    }

    [Fact]
    public async Task A_missing_copy_comes_at_the_latest_with_the_next_entry()
    {
        await CloseAsync(8);
        await Get<WriteOnceContainer>().Client.DeleteBlobAsync("S1|000001");
        await CloseAsync(9);

        Assert.Equal(2, (await Get<LedgerWitness>().ListAsync(Store, None)).Count);
    }

    private async Task<CloseTry> BegunAsync(int month) => (await Ledger.BeginCloseAsync(Month(2026, month), None))!;

    private Task<LedgerHead?> HeadAsync() => Ledger.FindHeadAsync(Store, None);

    private Task<MonthStanding?> StandingAsync(int month) => Ledger.FindStandingAsync(Store, new YearMonth(2026, month), None);

    private async Task<bool> CloseAsync(int month, int version = 1)
    {
        var head = await HeadAsync();
        return await Ledger.TryCloseAsync(await BegunAsync(month), head, Given.Close(head, month, version), None);
    }

    private async Task<bool> ReopenAsync(LedgerEntry entry) =>
        await Ledger.TryReopenAsync(Store, (await HeadAsync())!, (await StandingAsync(entry.Month.Month))!, entry, None);
}

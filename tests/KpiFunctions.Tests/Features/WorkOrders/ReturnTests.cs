using System.Text.Json;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.WorkOrders;

/// <summary>A repair that comes back within seven days is found whichever of the two orders comes in first, and corrected with either.</summary>
public sealed class ReturnTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private const string Header = "storeId,workOrderId,staffId,assetId,faultCode,openedAt,completedAt\n";
    private const string Earlier = "S1,W1,A,VIN1,noise,2026-09-01T08:00:00,2026-09-02T10:00:00\n";
    private const string Later = "S1,W2,B,VIN1,noise,2026-09-09T10:00:00,2026-09-09T18:00:00\n";

    [Theory]
    [InlineData(Earlier, Later)]
    [InlineData(Later, Earlier)]
    [InlineData(Earlier + Later, "")]
    public async Task A_return_is_found_in_both_import_orders_and_counts_against_the_earlier_orders_staff(string first, string second)
    {
        await UseSchemeAsync("quality.first_time_fix_rate");
        await ImportAsync(Header + first);
        await ImportAsync(Header + second);
        await ImportAsync(Header + first + second);

        var found = Assert.Single((await RecordsAsync(2026, 9)).Returns);
        Assert.Equal(("A", "W1", "W2"), (found.StaffId.Value, found.Earlier.Value, found.Later.Value));

        // A: 1 − 1/1 = 0; B: 1 − 0/1 = 1. W2 was opened exactly seven days after W1 was completed.
        var scored = await ScoreAsync(2026, 9);
        Assert.Equal([("B", 100m), ("A", 0m)], scored.Scores.Select(s => (s.Staff.StaffId.Value, s.Total)));
        Assert.Equal(1, scored.Counts.Returns);
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData("service")]
    [InlineData("无")]
    public async Task A_placeholder_for_a_unit_makes_no_returns_and_is_kept_nowhere_to_look_for_them(string unit)
    {
        await UseSchemeAsync("quality.first_time_fix_rate");
        await ImportAsync(Header + (Earlier + Later).Replace("VIN1", unit, StringComparison.Ordinal));

        Assert.Empty((await RecordsAsync(2026, 9)).Returns);
        var order = Earlier.Split(',');
        var same = (await Get<WorkOrderStore>().FindAsync(Store, WorkOrderId.Parse(order[1]), hint: null, CancellationToken.None))!.Order;
        Assert.Empty(await Get<AssetIndex>().FindAsync(same, new ReturnRule { Placeholders = [] }, CancellationToken.None));

        // Nothing could be recognised when it comes back: no value, which this scheme counts as zero.
        Assert.All((await ScoreAsync(2026, 9)).Scores, s => Assert.Equal((0m, null), (s.Coverage.Value, s.Lines[0].Metric)));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_store_may_say_that_the_fault_does_not_matter(bool faultMatters, int returns)
    {
        await SaveStoreAsync(NewStore("S1") with { Returns = new() { FaultMatters = faultMatters } });
        await ImportAsync(Header + Earlier + Later.Replace("noise", "brakes", StringComparison.Ordinal));
        Assert.Equal(returns, (await RecordsAsync(2026, 9)).Returns.Count);
    }

    [Fact]
    public async Task Across_a_month_border_it_counts_in_the_month_in_which_it_comes_back()
    {
        await StartInAsync(8);
        await ImportAsync(Header + "S1,W1,A,VIN1,noise,2026-08-30T08:00:00,2026-08-31T10:00:00\nS1,W2,B,VIN1,noise,2026-09-02T10:00:00,2026-09-03T18:00:00\n");

        Assert.Empty((await RecordsAsync(2026, 8)).Returns);
        Assert.Equal("A", Assert.Single((await RecordsAsync(2026, 9)).Returns).StaffId.Value);
    }

    [Fact]
    public async Task Another_fault_another_unit_an_internal_order_or_an_eighth_day_is_no_return()
    {
        await ImportAsync(
            Header + Earlier
            + "S1,W2,B,VIN1,brakes,2026-09-03T10:00:00,\nS1,W3,B,VIN2,noise,2026-09-03T10:00:00,\nS1,W4,B,VIN1,noise,2026-09-09T10:00:01,\nS1,W5,B,,noise,2026-09-03T10:00:00,\n");
        await ImportAsync("storeId,workOrderId,staffId,assetId,faultCode,openedAt,serviceType\nS1,W6,B,VIN1,noise,2026-09-03T10:00:00,internal\n");

        Assert.Empty((await RecordsAsync(2026, 9)).Returns);
    }

    [Fact]
    public async Task An_order_that_turns_out_not_to_be_internal_is_found_by_the_one_it_came_back_with()
    {
        const string Typed = "storeId,workOrderId,staffId,assetId,faultCode,openedAt,completedAt,serviceType\n";
        await ImportAsync(Typed + "S1,W1,A,VIN1,noise,2026-09-01T08:00:00,2026-09-02T10:00:00,internal\n");
        await ImportAsync(Typed + "S1,W1,A,VIN1,noise,2026-09-01T08:00:00,2026-09-02T10:00:00,paid\n");
        await ImportAsync(Header + "S1,W2,B,VIN1,noise,2026-09-05T10:00:00,\n");

        Assert.Equal("A", Assert.Single((await RecordsAsync(2026, 9)).Returns).StaffId.Value);
    }

    [Theory]
    [InlineData("S1,W1,A,VIN1,brakes,2026-09-01T08:00:00,2026-09-02T10:00:00\n")]
    [InlineData("S1,W1,A,VIN1,noise,2026-09-01T08:00:00,2026-09-02T09:59:59\n")]
    [InlineData("S1,W1,A,VIN1,noise,2026-09-01T08:00:00,\n")]
    [InlineData("S1,W2,B,VIN2,noise,2026-09-09T10:00:00,2026-09-09T18:00:00\n")]
    [InlineData("S1,W2,B,VIN1,noise,2026-09-09T10:00:01,2026-09-09T18:00:00\n")]
    public async Task A_correction_of_either_order_takes_a_return_away_and_the_next_one_brings_it_back(string correction)
    {
        await ImportAsync(Header + Earlier + Later);

        await ImportAsync(Header + correction);
        Assert.Empty((await RecordsAsync(2026, 9)).Returns);
        Assert.Empty(await Get<ReturnLinks>().ListAsync(Store, WorkOrderId.Parse("W1"), CancellationToken.None));

        await ImportAsync(Header + Earlier + Later);
        Assert.Single((await RecordsAsync(2026, 9)).Returns);
    }

    [Fact]
    public async Task Who_did_the_earlier_order_is_corrected_with_it_and_the_last_of_several_did_not_hold()
    {
        await ImportAsync(Header + Earlier + Later);
        await ImportAsync(Header + Earlier.Replace(",A,", ",C,", StringComparison.Ordinal));
        Assert.Equal("C", Assert.Single((await RecordsAsync(2026, 9)).Returns).StaffId.Value);

        await ImportAsync(Header + "S1,W3,D,VIN1,noise,2026-09-03T08:00:00,2026-09-04T10:00:00\n");

        // W3 came back with W2 instead of W1, and is itself what W1 came back with.
        Assert.Equal(
            [("C", "W1", "W3"), ("D", "W3", "W2")],
            (await RecordsAsync(2026, 9)).Returns.Select(r => (r.StaffId.Value, r.Earlier.Value, r.Later.Value)).Order());
    }

    [Fact]
    public async Task Corrected_into_another_month_it_moves()
    {
        await StartInAsync(8);
        await ImportAsync(Header + "S1,W1,A,VIN1,noise,2026-08-28T08:00:00,2026-08-29T10:00:00\nS1,W2,B,VIN1,noise,2026-09-01T10:00:00,2026-09-01T18:00:00\n");

        await ImportAsync(Header + "S1,W2,B,VIN1,noise,2026-08-31T10:00:00,2026-09-01T18:00:00\n");

        Assert.Empty((await RecordsAsync(2026, 9)).Returns);
        Assert.Single((await RecordsAsync(2026, 8)).Returns);
    }

    [Fact]
    public async Task A_closed_month_keeps_its_returns_and_takes_no_new_one()
    {
        await ImportAsync(Header + Earlier + Later);
        await CloseDueMonthsAsync(Utc("2026-10-04T18:10:00Z"));

        await ImportAsync(Header + "S1,W2,B,VIN2,noise,2026-09-09T10:00:00,2026-09-09T18:00:00\nS1,W3,B,VIN9,noise,2026-09-30T10:00:00,2026-10-04T18:00:00\n");
        await ImportAsync(Header + "S1,W4,C,VIN9,noise,2026-09-29T10:00:00,2026-09-29T18:00:00\nS1,W5,B,VIN9,noise,2026-10-04T20:00:00,2026-10-04T21:00:00\n");

        // W4 is late itself. W3 counts in October, and came back with W5 in October too.
        Assert.Equal("W2", Assert.Single((await RecordsAsync(2026, 9)).Returns).Later.Value);
        Assert.Equal("W5", Assert.Single((await RecordsAsync(2026, 10)).Returns).Later.Value);
    }

    [Fact]
    public async Task An_import_that_died_before_it_looked_for_returns_is_completed_by_the_next_one()
    {
        await ImportAsync(Header + Earlier + Later);
        var fact = Assert.Single((await RecordsAsync(2026, 9)).Returns);
        await Get<Tables>().WorkOrders.DeleteEntityAsync(Keys.StoreMonth(Month(2026, 9)), Keys.ReturnRow(fact.Later, fact.Earlier));

        var again = await ImportAsync(Header + Later);

        Assert.Equal(1, again.Unchanged);
        Assert.Single((await RecordsAsync(2026, 9)).Returns);
    }

    [Fact]
    public async Task Both_orders_imported_at_the_same_time_make_one_return()
    {
        var reports = new List<ImportReport>();
        for (var i = 0; i < 5; i++)
        {
            var car = $"VIN{i}";
            reports.AddRange(await Task.WhenAll(
                ImportAsync(Header + $"S1,E{i},A,{car},noise,2026-09-01T08:00:00,2026-09-02T10:00:00\n"),
                ImportAsync(Header + $"S1,L{i},B,{car},noise,2026-09-05T10:00:00,2026-09-05T18:00:00\n")));
        }

        Assert.Equal(10, reports.Sum(r => r.Accepted));
        Assert.Equal(["L0", "L1", "L2", "L3", "L4"], (await RecordsAsync(2026, 9)).Returns.Select(r => r.Later.Value));
    }

    [Fact]
    public async Task An_order_shows_what_it_came_back_with_and_its_complaints()
    {
        await ImportAsync(Header + Earlier + Later);
        await ImportComplaintsAsync("S1,C1,W1,,repairQuality,2026-09-09T09:00:00,,,,\n");

        var view = JsonSerializer.SerializeToElement(await Get<WorkOrderDetails>().FindAsync(Store, WorkOrderId.Parse("W1"), CancellationToken.None));

        Assert.Equal("W2", Assert.Single(view.GetProperty("CameBackWith").EnumerateArray()).GetString());
        Assert.Empty(view.GetProperty("CameBackFrom").EnumerateArray());
        Assert.Equal("C1", Assert.Single(view.GetProperty("Complaints").EnumerateArray()).GetProperty("ComplaintId").GetString());
    }

    [Fact]
    public async Task A_new_order_of_a_new_unit_costs_one_look()
    {
        Clock.Now = Utc("2026-09-09T12:00:00Z");
        await ImportAsync(Header + "S1,W0,A,VIN0,noise,2026-09-01T08:00:00,2026-09-02T10:00:00\n");
        var counter = Get<StorageTransactionCounter>();
        var before = counter.Snapshot().Values.Sum();

        await ImportAsync(Header + string.Concat(Enumerable.Range(1, 50).Select(i => $"S1,W{i},A,VIN{i},noise,2026-09-01T08:00:00,2026-09-02T10:00:00\n")));

        // One batch for the index, one for the orders, one look for complaints that came before any of them, and one for each order; nobody is to be texted without a number.
        Assert.Equal(53, counter.Snapshot().Values.Sum() - before);
    }
}

using Azure.Data.Tables;
using KpiFunctions.Features.Months;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Reports;

namespace KpiFunctions.Tests.Features.Scores;

/// <summary>The totals by which a store is ranked among others.</summary>
public sealed class GroupTotalTests(AzuriteFixture azurite) : ReportTest(azurite)
{
    [Fact]
    public async Task Totals_that_a_worker_died_before_are_the_same_when_another_takes_them_from_the_documents()
    {
        await SaveStoreAsync(NewStore("S1") with { Group = "west" });
        await SaveRolesAsync("A", "S1", new("technician", null), new("clerk", null, new(2026, 9, 21)));
        await SaveStaffAsync("B", "technician");
        await WorkAsync("A", 9, 96, day: 20);
        await WorkAsync("A", 9, 7, day: 22);
        await WorkAsync("B", 9, 120);
        await CloseAsync(9);
        var atTheClose = await TotalsAsync();
        await Get<Tables>().Scores.DeleteEntityAsync("202609", "S1");

        await Get<MonthCloser>().CloseAsync(new ScoreStoreMessage("S1", "202609"), CancellationToken.None);

        Assert.Contains("\"Total\":80,", atTheClose.Totals, StringComparison.Ordinal);
        Assert.Equal(2, atTheClose.Totals.Split("\"From\":\"2026").Length - 1);
        Assert.Equal(atTheClose, await TotalsAsync());
    }

    private async Task<(string? Group, int? Version, string Totals)> TotalsAsync()
    {
        TableEntity row = await Get<Tables>().Scores.GetEntityAsync<TableEntity>("202609", "S1");
        return (row.GetString("Group"), row.GetInt32("Version"), row.GetString("Totals0"));
    }
}

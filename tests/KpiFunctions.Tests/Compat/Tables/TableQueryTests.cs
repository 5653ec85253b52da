using System.Globalization;
using Azure.Data.Tables;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Compat.Tables;

public sealed class TableQueryTests(AzuriteFixture azurite) : TableTest(azurite)
{
    [Fact]
    public async Task A_query_goes_on_over_all_pages_of_a_thousand()
    {
        await AddRowsAsync("p", 1_100);

        var pages = await Table.QueryAsync<TableEntity>("PartitionKey eq 'p'").AsPages().ToListAsync();
        var all = await Table.QueryAsync<TableEntity>("PartitionKey eq 'p'", select: ["RowKey"]).ToListAsync();

        Assert.Equal([1_000, 100], pages.Select(page => page.Values.Count));
        Assert.Null(pages[1].ContinuationToken);
        Assert.Equal(Enumerable.Range(0, 1_100).Select(Row), all.Select(entity => entity.RowKey));
    }

    [Fact]
    public async Task A_query_resumes_from_a_continuation_token()
    {
        await AddRowsAsync("it's & odd", 10);
        var query = Table.QueryAsync<TableEntity>();

        var first = await query.AsPages(pageSizeHint: 4).FirstAsync();
        var rest = await query.AsPages(first.ContinuationToken, pageSizeHint: 4).ToListAsync();

        Assert.Equal(["0000", "0001", "0002", "0003"], first.Values.Select(entity => entity.RowKey));
        Assert.Equal([["0004", "0005", "0006", "0007"], ["0008", "0009"]], rest.Select(page => page.Values.Select(entity => entity.RowKey)));
    }

    [Fact]
    public async Task The_page_size_of_the_query_holds_for_every_page()
    {
        await AddRowsAsync("p", 5);

        var pages = await Table.QueryAsync<TableEntity>(maxPerPage: 2).AsPages().ToListAsync();

        Assert.Equal([2, 2, 1], pages.Select(page => page.Values.Count));
    }

    [Fact]
    public async Task A_range_of_keys_is_found()
    {
        await AddRowsAsync("p", 10);

        var found = await Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and RowKey ge {"0003"} and RowKey lt {"0005"}")).ToListAsync();

        Assert.Equal(["0003", "0004"], found.Select(entity => entity.RowKey));
    }

    [Fact]
    public async Task A_filter_takes_values_of_every_type()
    {
        var id = Guid.NewGuid();
        var time = new DateTimeOffset(2025, 1, 31, 23, 59, 59, TimeSpan.FromHours(8)).AddTicks(7);
        await Table.AddEntityAsync(new TableEntity("p", "wanted") { ["S"] = "o'clock ''", ["B"] = true, ["I"] = 1, ["L"] = 5_000_000_000, ["D"] = 0.5, ["T"] = time, ["G"] = id });
        await Table.AddEntityAsync(new TableEntity("p", "other") { ["S"] = "o", ["B"] = false, ["I"] = 2, ["L"] = 1L, ["D"] = 1.5, ["T"] = time.AddMilliseconds(1), ["G"] = Guid.Empty });

        foreach (var filter in new[]
        {
            TableClient.CreateQueryFilter($"S eq {"o'clock ''"}"),
            TableClient.CreateQueryFilter($"B eq {true}"),
            TableClient.CreateQueryFilter($"I eq {1}"),
            TableClient.CreateQueryFilter($"L eq {5_000_000_000}"),
            TableClient.CreateQueryFilter($"D eq {0.5}"),
            TableClient.CreateQueryFilter($"T eq {time}"),
            TableClient.CreateQueryFilter($"G eq {id}"),
        })
        {
            Assert.Equal(("wanted", filter), (Assert.Single(await Table.QueryAsync<TableEntity>(filter).ToListAsync()).RowKey, filter));
        }
    }

    [Fact]
    public void A_filter_cannot_be_escaped_from()
    {
        var evil = "x' or PartitionKey ne '";

        Assert.Equal("PartitionKey eq 'x'' or PartitionKey ne '''", TableClient.CreateQueryFilter($"PartitionKey eq {evil}"));
    }

    [Fact]
    public void A_filter_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(
                "D eq 0.5 and T lt datetime'2025-01-31T16:00:00.0000000Z'",
                TableClient.CreateQueryFilter($"D eq {0.5} and T lt {new DateTimeOffset(2025, 2, 1, 0, 0, 0, TimeSpan.FromHours(8))}"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Row(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    private async Task AddRowsAsync(string partitionKey, int count)
    {
        foreach (var rows in Enumerable.Range(0, count).Select(Row).Chunk(100))
        {
            await Table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(partitionKey, row))));
        }
    }
}

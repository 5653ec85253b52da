using Azure;
using Azure.Data.Tables;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Foundation.Storage;

public sealed class TableCallsTests(AzuriteFixture azurite) : TableTest(azurite)
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_row_that_is_not_there_is_nothing()
    {
        Assert.Null(await Table.FindAsync(Partition, "a", None));
        await Table.PutAsync(Row("a", "here"), None);
        Assert.Equal("here", (await Table.FindAsync(Partition, "a", None))!.GetString("Value"));
    }

    [Fact]
    public async Task A_row_is_added_once_and_stays_as_it_was()
    {
        Assert.True(await Table.TryAddAsync(Row("a", "first"), None));
        Assert.False(await Table.TryAddAsync(Row("a", "second"), None));
        Assert.Equal("first", await ValueOfAsync("a"));
    }

    [Fact]
    public async Task A_row_that_was_changed_since_it_was_read_is_neither_replaced_nor_deleted()
    {
        var read = await PutAndReadAsync("a", "first");
        await Table.PutAsync(Row("a", "theirs"), None);

        Assert.False(await Table.TryReplaceAsync(Row("a", "mine"), read.ETag, None));
        Assert.False(await Table.TryDeleteAsync(Partition, "a", read.ETag, None));

        Assert.Equal("theirs", await ValueOfAsync("a"));
    }

    [Fact]
    public async Task A_row_as_it_was_read_is_replaced_and_deleted()
    {
        var read = await PutAndReadAsync("a", "first");
        Assert.True(await Table.TryReplaceAsync(Row("a", "second"), read.ETag, None));
        var again = (await Table.FindAsync(Partition, "a", None))!;
        Assert.Equal("second", again.GetString("Value"));
        Assert.True(await Table.TryDeleteAsync(Partition, "a", again.ETag, None));
        Assert.Null(await ValueOfAsync("a"));
    }

    [Fact]
    public async Task A_row_that_is_gone_is_not_replaced_and_counts_as_deleted()
    {
        var read = await PutAndReadAsync("a", "first");
        await Table.DeleteEntityAsync(Partition, "a");

        Assert.False(await Table.TryReplaceAsync(Row("a", "mine"), read.ETag, None));
        Assert.True(await Table.TryDeleteAsync(Partition, "a", read.ETag, None));
        Assert.Null(await ValueOfAsync("a"));
    }

    [Fact]
    public async Task Replacing_leaves_nothing_of_the_row_before()
    {
        var before = Row("a");
        before["Old"] = "x";
        await Table.PutAsync(before, None);
        await Table.PutAsync(Row("a", "new"), None);
        Assert.False((await Table.FindAsync(Partition, "a", None))!.ContainsKey("Old"));
    }

    [Fact]
    public async Task Of_rows_written_together_none_is_there_when_one_is_refused()
    {
        await Table.PutAsync(Row("b", "theirs"), None);
        TableTransactionAction[] both = [new(TableTransactionActionType.Add, Row("a")), new(TableTransactionActionType.Add, Row("b", "mine"))];

        Assert.False(await Table.TrySubmitAsync(both, None));
        Assert.Equal(["b"], await KeysOfAsync(Table.PartitionAsync(Partition, None)));

        await Table.DeleteEntityAsync(Partition, "b");
        Assert.True(await Table.TrySubmitAsync(both, None));
        Assert.Equal(["a", "b"], await KeysOfAsync(Table.PartitionAsync(Partition, None)));
    }

    [Fact]
    public async Task What_is_no_conflict_reaches_the_caller()
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => MissingTable.TryAddAsync(Row("a"), None));
        Assert.Equal("TableNotFound", refused.ErrorCode);
    }

    [Fact]
    public async Task A_partition_is_listed_by_key_and_without_its_neighbours()
    {
        await PutAllAsync(Row("b"), Row("a"), Row("c", partition: "p1"), Row("d", partition: "o"));
        Assert.Equal(["a", "b"], await KeysOfAsync(Table.PartitionAsync(Partition, None)));
    }

    [Fact]
    public async Task A_range_holds_its_first_key_and_not_its_end()
    {
        await PutAllAsync(Row("a"), Row("b"), Row("bb"), Row("c"), Row("d"), Row("b", partition: "q"));
        Assert.Equal(["b", "bb"], await KeysOfAsync(Table.RangeAsync(Partition, "b", "c", None)));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(2, "a b")]
    [InlineData(9, "a b c")]
    public async Task No_more_rows_are_listed_than_were_asked_for(int limit, string keys)
    {
        await PutAllAsync(Row("a"), Row("b"), Row("c"));
        Assert.Equal(keys, string.Join(' ', await KeysOfAsync(Table.RangeAsync(Partition, "a", "z", None, limit))));
    }

    [Fact]
    public async Task More_rows_than_a_page_holds_are_all_listed()
    {
        await Table.SubmitAsync(Enumerable.Range(0, 1100).Select(i => new TableTransactionAction(TableTransactionActionType.Add, Row($"{i:D4}"))), None);
        Assert.Equal(Enumerable.Range(0, 1100).Select(i => $"{i:D4}"), await KeysOfAsync(Table.PartitionAsync(Partition, None)));
    }

    [Theory]
    [InlineData("O'Hara")]
    [InlineData("' or PartitionKey ne '")]
    [InlineData("''")]
    [InlineData("工单 “1”")]
    public async Task A_filter_finds_a_text_whatever_quotes_it_has(string text)
    {
        await PutAllAsync(Row("a", text), Row("b", "O"), Row("c"));
        Assert.Equal(["a"], await KeysOfAsync(Table.ListAsync($"Value eq {text}", None)));
    }

    [Fact]
    public async Task A_filter_that_is_put_together_already_is_asked_as_it_is()
    {
        await PutAllAsync(Row("a", "O'Hara"), Row("b"));
        Assert.Equal(["a"], await KeysOfAsync(Table.ListFilteredAsync(TableClient.CreateQueryFilter($"Value eq {"O'Hara"}"), None)));
        Assert.Equal(["a", "b"], await KeysOfAsync(Table.ListFilteredAsync(null, None)));
    }

    [Fact]
    public async Task Only_the_columns_asked_for_are_read()
    {
        var row = Row("a", "value");
        row["Other"] = "other";
        await Table.PutAsync(row, None);

        var read = await Table.ListAsync($"PartitionKey eq {Partition}", None, columns: ["Other"]).SingleAsync();

        Assert.Equal("other", read.GetString("Other"));
        Assert.False(read.ContainsKey("Value"));
    }

    private async Task<TableEntity> PutAndReadAsync(string key, string value)
    {
        await Table.PutAsync(Row(key, value), None);
        return (await Table.FindAsync(Partition, key, None))!;
    }

    private async Task PutAllAsync(params TableEntity[] rows)
    {
        foreach (var row in rows)
        {
            await Table.PutAsync(row, None);
        }
    }
}

using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Compat.Tables;

public sealed class TableEntityTests(AzuriteFixture azurite) : TableTest(azurite)
{
    public static TheoryData<string> UnusualKeys =>
        ["it's", "''", "a b", " ", "", "50%", "%41", "%27", "a%2Bb", "a+b", "a&b=c", "x:y;z,", "\"q\"", "a|202501", "中文é😀", "~!@$^*()_-{}[]`.<>"];

    [Fact]
    public async Task Every_type_comes_back_as_it_was_written()
    {
        var id = Guid.NewGuid();
        var time = new DateTimeOffset(2025, 3, 9, 1, 59, 59, TimeSpan.FromHours(-8)).AddTicks(1_234_567);
        await Table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["Text"] = "“quoted” 'text' \\ / \r\n\t 中文 😀",
            ["Empty"] = "",
            ["Yes"] = true,
            ["Int"] = int.MinValue,
            ["Long"] = long.MaxValue,
            ["SmallLong"] = 7L,
            ["Double"] = 0.1,
            ["WholeDouble"] = 3.0,
            ["HugeDouble"] = double.MaxValue,
            ["Time"] = time,
            ["Id"] = id,
            ["Bytes"] = new byte[] { 0, 1, 254, 255 },
            ["Data"] = BinaryData.FromString("data"),
            ["Nothing"] = null,
        });

        var read = await ReadAsync("p", "r");

        Assert.Equal("“quoted” 'text' \\ / \r\n\t 中文 😀", read.GetString("Text"));
        Assert.Equal("", read.GetString("Empty"));
        Assert.True(read.GetBoolean("Yes"));
        Assert.Equal(int.MinValue, read.GetInt32("Int"));
        Assert.Equal(long.MaxValue, read.GetInt64("Long"));
        Assert.Equal(7L, read.GetInt64("SmallLong"));
        Assert.Equal(0.1, read.GetDouble("Double"));
        Assert.Equal(3.0, read.GetDouble("WholeDouble"));
        Assert.Equal(double.MaxValue, read.GetDouble("HugeDouble"));
        Assert.Equal(time, read.GetDateTimeOffset("Time"));
        Assert.Equal(TimeSpan.Zero, read.GetDateTimeOffset("Time")!.Value.Offset);
        Assert.Equal(id, read.GetGuid("Id"));
        Assert.Equal([0, 1, 254, 255], read.GetBinary("Bytes")!);
        Assert.Equal("data", read.GetBinaryData("Data")!.ToString());
        Assert.Null(read.GetString("Nothing"));
        Assert.NotNull(read.Timestamp);
        Assert.NotEqual(default, read.ETag);
    }

    [Theory]
    [MemberData(nameof(UnusualKeys))]
    public async Task An_unusual_key_reaches_the_same_entity_in_every_call(string key)
    {
        await Table.AddEntityAsync(new TableEntity(key, key) { ["A"] = 1 });
        await Table.UpsertEntityAsync(new TableEntity(key, key) { ["B"] = 2 });
        await Table.UpdateEntityAsync(new TableEntity(key, key) { ["C"] = 3 }, (await ReadAsync(key, key)).ETag);
        await Table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertMerge, new TableEntity(key, key) { ["D"] = 4 })]);

        var found = Assert.Single(await Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {key}")).ToListAsync());
        Assert.Equal((key, key), (found.PartitionKey, found.RowKey));
        Assert.Equal([1, 2, 3, 4], new[] { "A", "B", "C", "D" }.Select(found.GetInt32));

        Assert.Equal(204, (await Table.DeleteEntityAsync(key, key)).Status);
        Assert.Empty(await Table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task A_second_insert_of_the_same_keys_is_refused()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r"));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => Table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(409, refusal.Status);
        Assert.Equal("EntityAlreadyExists", refusal.ErrorCode);
        Assert.True(refusal.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.False(refusal.ErrorCode == TableErrorCode.TableAlreadyExists);
    }

    [Fact]
    public async Task A_missing_entity_is_a_404_or_no_value()
    {
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => ReadAsync("p", "none"));
        var answer = await Table.GetEntityIfExistsAsync<TableEntity>("p", "none");

        Assert.Equal(404, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.ResourceNotFound);
        Assert.False(answer.HasValue);
        Assert.Equal(404, answer.GetRawResponse().Status);
    }

    [Fact]
    public async Task An_entity_of_a_missing_table_is_refused_with_TableNotFound()
    {
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => Service.GetTableClient(AzuriteFixture.NewPrefix()).AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(404, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.TableNotFound);
    }

    [Fact]
    public async Task An_existing_entity_is_found_with_its_value()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });

        var answer = await Table.GetEntityIfExistsAsync<TableEntity>("p", "r");

        Assert.True(answer.HasValue);
        Assert.Equal(1, answer.Value!.GetInt32("A"));
    }

    [Fact]
    public async Task An_update_with_a_stale_ETag_is_refused_and_changes_nothing()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });
        var stale = (await ReadAsync("p", "r")).ETag;
        await Table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 2 }, stale);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => Table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 3 }, stale, TableUpdateMode.Replace));

        Assert.Equal(412, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
        Assert.Equal(2, (await ReadAsync("p", "r")).GetInt32("A"));
    }

    [Fact]
    public async Task The_answer_to_a_write_carries_the_ETag_of_the_next_update()
    {
        var added = await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });
        var updated = await Table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 2 }, added.Headers.ETag!.Value);
        await Table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 3 }, updated.Headers.ETag!.Value);

        Assert.Equal(3, (await ReadAsync("p", "r")).GetInt32("A"));
    }

    [Fact]
    public async Task An_update_needs_an_ETag()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Table.UpdateEntityAsync(new TableEntity("p", "r"), default));
    }

    [Fact]
    public async Task An_update_with_any_ETag_needs_the_entity_to_exist()
    {
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => Table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All));

        Assert.Equal(404, refusal.Status);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, 1)]
    [InlineData(TableUpdateMode.Replace, null)]
    public async Task An_update_keeps_other_properties_only_when_it_merges(TableUpdateMode mode, int? kept)
    {
        await Table.AddEntityAsync(new TableEntity("p", "updated") { ["Old"] = 1 });
        await Table.AddEntityAsync(new TableEntity("p", "upserted") { ["Old"] = 1 });

        await Table.UpdateEntityAsync(new TableEntity("p", "updated") { ["New"] = 2 }, ETag.All, mode);
        await Table.UpsertEntityAsync(new TableEntity("p", "upserted") { ["New"] = 2 }, mode);

        foreach (var row in new[] { "updated", "upserted" })
        {
            var read = await ReadAsync("p", row);
            Assert.Equal(kept, read.GetInt32("Old"));
            Assert.Equal(2, read.GetInt32("New"));
        }
    }

    [Fact]
    public async Task Deleting_twice_is_no_error()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(204, (await Table.DeleteEntityAsync("p", "r")).Status);
        Assert.Equal(404, (await Table.DeleteEntityAsync("p", "r")).Status);
    }

    [Fact]
    public async Task A_delete_with_a_stale_ETag_is_refused()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r"));
        var stale = (await ReadAsync("p", "r")).ETag;
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => Table.DeleteEntityAsync("p", "r", stale));

        Assert.Equal(412, refusal.Status);
        Assert.Equal(1, (await ReadAsync("p", "r")).GetInt32("A"));
    }

    [Fact]
    public async Task Select_brings_the_named_properties_only()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2, ["C"] = 3L });

        var read = (await Table.GetEntityAsync<TableEntity>("p", "r", ["B", "C"])).Value;
        var queried = Assert.Single(await Table.QueryAsync<TableEntity>(select: ["RowKey", "C"]).ToListAsync());

        Assert.Equal((false, 2, 3L), (read.ContainsKey("A"), read.GetInt32("B"), read.GetInt64("C")));
        Assert.Equal(("r", false, 3L), (queried.RowKey, queried.ContainsKey("B"), queried.GetInt64("C")));
    }

    [Fact]
    public async Task An_entity_that_was_read_can_be_written_back()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["Long"] = 1L, ["Double"] = 1.0 });

        var read = await ReadAsync("p", "r");
        read["Long"] = 2;
        read["Double"] = 2;
        await Table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace);

        Assert.Equal((2L, 2.0), ((await ReadAsync("p", "r")).GetInt64("Long"), (await ReadAsync("p", "r")).GetDouble("Double")));
    }

    [Fact]
    public void An_entity_is_a_dictionary_of_its_properties()
    {
        var entity = new TableEntity(new Dictionary<string, object> { ["PartitionKey"] = "p", ["RowKey"] = "r", ["A"] = 1 });

        Assert.Equal(("p", "r", 1), (entity.PartitionKey, entity.RowKey, entity.GetInt32("A")));
        Assert.Equal(["PartitionKey", "RowKey", "A"], entity.Keys);
        Assert.Null(entity["B"]);
        Assert.Throws<InvalidOperationException>(() => entity.GetString("A"));
    }
}

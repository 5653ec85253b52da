using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Compat.Tables;

public sealed class TableTransactionTests(AzuriteFixture azurite) : TableTest(azurite)
{
    [Fact]
    public async Task A_hundred_actions_are_one_transaction_with_an_answer_for_each()
    {
        var entities = Enumerable.Range(0, 100)
            .Select(number => new TableEntity("p", number.ToString("000", CultureInfo.InvariantCulture)) { ["Text"] = "it's “中文”", ["Number"] = (long)number })
            .ToList();

        var answer = await Table.SubmitTransactionAsync(entities.Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity)));

        Assert.Equal(202, answer.GetRawResponse().Status);
        Assert.Equal(Enumerable.Repeat(204, 100), answer.Value.Select(part => part.Status));
        var written = await Table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(entities.Select(entity => (entity.RowKey, entity.GetInt64("Number"))), written.Select(entity => (entity.RowKey, entity.GetInt64("Number"))));
        Assert.All(written, entity => Assert.Equal("it's “中文”", entity.GetString("Text")));
        Assert.Equal(written.Select(entity => entity.ETag), answer.Value.Select(part => part.Headers.ETag!.Value));
    }

    [Fact]
    public async Task Actions_of_every_kind_take_effect_together()
    {
        foreach (var row in new[] { "merged", "replaced", "upsertMerged", "upsertReplaced", "deleted" })
        {
            await Table.AddEntityAsync(new TableEntity("p", row) { ["Old"] = 1 });
        }

        await Table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, New("added")),
            new(TableTransactionActionType.UpdateMerge, New("merged"), (await ReadAsync("p", "merged")).ETag),
            new(TableTransactionActionType.UpdateReplace, New("replaced"), ETag.All),
            new(TableTransactionActionType.UpsertMerge, New("upsertMerged")),
            new(TableTransactionActionType.UpsertReplace, New("upsertReplaced")),
            new(TableTransactionActionType.UpsertReplace, New("upserted")),
            new(TableTransactionActionType.Delete, New("deleted")),
        ]);

        var rows = await Table.QueryAsync<TableEntity>().ToDictionaryAsync(entity => entity.RowKey, entity => (entity.GetInt32("Old"), entity.GetInt32("New")));
        Assert.Equal(
            new Dictionary<string, (int?, int?)>
            {
                ["added"] = (null, 2),
                ["merged"] = (1, 2),
                ["replaced"] = (null, 2),
                ["upsertMerged"] = (1, 2),
                ["upsertReplaced"] = (null, 2),
                ["upserted"] = (null, 2),
            },
            rows);

        static TableEntity New(string row) => new("p", row) { ["New"] = 2 };
    }

    [Fact]
    public async Task A_refused_action_is_named_and_nothing_is_written()
    {
        await Table.AddEntityAsync(new TableEntity("p", "there") { ["A"] = 1 });

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "first")),
            new(TableTransactionActionType.UpsertMerge, new TableEntity("p", "second")),
            new(TableTransactionActionType.Add, new TableEntity("p", "there") { ["A"] = 2 }),
            new(TableTransactionActionType.Add, new TableEntity("p", "last")),
        ]));

        Assert.Equal(409, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.Equal(2, refusal.FailedTransactionActionIndex);
        Assert.Equal(("there", 1), Assert.Single(await Table.QueryAsync<TableEntity>().Select(entity => (entity.RowKey, entity.GetInt32("A")!.Value)).ToListAsync()));
    }

    [Fact]
    public async Task A_stale_ETag_refuses_the_transaction()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });
        var stale = (await ReadAsync("p", "r")).ETag;
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 2 });

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "other")),
            new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "r") { ["A"] = 3 }, stale),
        ]));

        Assert.Equal((412, 1), (refusal.Status, refusal.FailedTransactionActionIndex));
        Assert.True(refusal.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
        Assert.Equal(2, (await ReadAsync("p", "r")).GetInt32("A"));
    }

    [Fact]
    public async Task Deleting_what_is_not_there_refuses_the_transaction()
    {
        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => Table.SubmitTransactionAsync([new(TableTransactionActionType.Delete, new TableEntity("p", "none"))]));

        Assert.Equal((404, 0), (refusal.Status, refusal.FailedTransactionActionIndex));
        Assert.True(refusal.ErrorCode == TableErrorCode.ResourceNotFound);
    }

    [Fact]
    public async Task A_transaction_without_actions_is_an_error()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Table.SubmitTransactionAsync([]));
    }
}

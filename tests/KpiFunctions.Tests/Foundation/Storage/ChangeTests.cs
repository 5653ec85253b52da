using Azure.Data.Tables;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Foundation.Storage;

/// <summary>A row is changed as it is, however many others change it at the same time.</summary>
public sealed class ChangeTests(AzuriteFixture azurite) : TableTest(azurite)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_writers_at_once_none_loses_a_change(bool likelyNew)
    {
        const int Times = 20;
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            for (var i = 0; i < Times; i++)
            {
                await ChangeAsync(row => Row("a", $"{row?.GetString("Value")}x"), likelyNew);
            }
        }));

        Assert.Equal(new string('x', 2 * Times), await ValueOfAsync("a"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_was_slower_is_asked_again_with_the_row_of_the_faster_one(bool likelyNew)
    {
        var asked = new List<string?>();
        var written = await ChangeAsync(
            row =>
            {
                asked.Add(row?.GetString("Value"));
                if (asked.Count == 1)
                {
                    Table.UpsertEntity(Row("a", "theirs"));
                }

                return Row("a", $"{row?.GetString("Value")} and mine");
            },
            likelyNew);

        Assert.Equal([null, "theirs"], asked);
        Assert.Equal("theirs and mine", await ValueOfAsync("a"));
        Assert.Equal("theirs and mine", written!.GetString("Value"));
    }

    [Fact]
    public async Task A_row_that_is_deleted_meanwhile_is_made_anew()
    {
        await Table.PutAsync(Row("a", "old"), CancellationToken.None);
        var asked = new List<string?>();
        await ChangeAsync(row =>
        {
            asked.Add(row?.GetString("Value"));
            Table.DeleteEntity(Partition, "a");
            return Row("a", "new");
        });

        Assert.Equal(["old", null], asked);
        Assert.Equal("new", await ValueOfAsync("a"));
    }

    [Fact]
    public async Task No_change_writes_nothing()
    {
        await Table.PutAsync(Row("a", "old"), CancellationToken.None);
        var before = await Table.FindAsync(Partition, "a", CancellationToken.None);

        Assert.Null(await ChangeAsync(_ => null));

        Assert.Equal(before!.ETag, (await Table.FindAsync(Partition, "a", CancellationToken.None))!.ETag);
    }

    private Task<TableEntity?> ChangeAsync(Func<TableEntity?, TableEntity?> change, bool likelyNew = false) =>
        Table.ChangeAsync(Partition, "a", change, CancellationToken.None, likelyNew);
}

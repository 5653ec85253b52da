using Azure.Data.Tables;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Foundation.Storage;

public sealed class TableBatchesTests(AzuriteFixture azurite) : TableTest(azurite)
{
    [Fact]
    public async Task More_rows_than_a_batch_takes_of_several_partitions_are_all_written()
    {
        var rows = Enumerable.Range(0, 250).Select(i => Row($"{i:D3}", partition: i % 2 == 0 ? "even" : "odd"));
        await Table.SubmitAsync(rows.Select(r => new TableTransactionAction(TableTransactionActionType.Add, r)), CancellationToken.None);

        Assert.Equal(125, (await KeysOfAsync(Table.PartitionAsync("even", CancellationToken.None))).Count);
        Assert.Equal(125, (await KeysOfAsync(Table.PartitionAsync("odd", CancellationToken.None))).Count);
    }

    [Fact]
    public async Task No_rows_are_no_call() => await Table.SubmitAsync([], CancellationToken.None);
}

using Azure.Data.Tables;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Compat.Tables;

/// <summary>
/// What we rely on from Azure.Data.Tables, with a table of its own per test. It holds for the real package and for the stand-in in
/// src/Compat alike; the build runs it with whichever of the two the product is built on.
/// </summary>
public abstract class TableTest : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    protected TableTest(AzuriteFixture azurite)
    {
        ConnectionString = azurite.ConnectionString;
        Service = new TableServiceClient(ConnectionString);
        Table = Service.GetTableClient(AzuriteFixture.NewPrefix());
    }

    protected string ConnectionString { get; }

    protected TableServiceClient Service { get; }

    protected TableClient Table { get; }

    public Task InitializeAsync() => Table.CreateIfNotExistsAsync();

    public Task DisposeAsync() => Service.DeleteTableAsync(Table.Name);

    protected async Task<TableEntity> ReadAsync(string partitionKey, string rowKey) =>
        (await Table.GetEntityAsync<TableEntity>(partitionKey, rowKey)).Value;
}

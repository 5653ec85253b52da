using Azure.Data.Tables;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Foundation.Storage;

/// <summary>One empty table on the storage emulator for each test.</summary>
public abstract class TableTest(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    protected const string Partition = "p";

    protected TableClient Table { get; private set; } = null!;

    /// <summary>A table that nobody has made.</summary>
    protected TableClient MissingTable => new(azurite.ConnectionString, AzuriteFixture.NewPrefix());

    public async Task InitializeAsync()
    {
        Table = new TableClient(azurite.ConnectionString, AzuriteFixture.NewPrefix());
        await Table.CreateAsync();
    }

    public Task DisposeAsync() => Table.DeleteAsync();

    protected static TableEntity Row(string key, string value = "", string partition = Partition) => new(partition, key) { ["Value"] = value };

    protected static async Task<IReadOnlyList<string>> KeysOfAsync(IAsyncEnumerable<TableEntity> rows) => await rows.Select(r => r.RowKey).ToListAsync();

    protected async Task<string?> ValueOfAsync(string key)
    {
        var found = await Table.GetEntityIfExistsAsync<TableEntity>(Partition, key);
        return found.HasValue ? found.Value!.GetString("Value") : null;
    }
}

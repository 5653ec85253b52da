using Azure.Data.Tables;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Compat.Tables;

public sealed class TableServiceTests(AzuriteFixture azurite) : TableTest(azurite)
{
    [Fact]
    public async Task Creating_and_deleting_a_table_twice_is_no_error()
    {
        var name = AzuriteFixture.NewPrefix();

        var created = await Service.CreateTableIfNotExistsAsync(name);
        var createdAgain = await Service.GetTableClient(name).CreateIfNotExistsAsync();
        var deleted = await Service.DeleteTableAsync(name);
        var deletedAgain = await Service.DeleteTableAsync(name);

        Assert.Equal((name, name), (created.Value.Name, createdAgain.Value.Name));
        Assert.Equal(
            (204, 409, 204, 404),
            (created.GetRawResponse().Status, createdAgain.GetRawResponse().Status, deleted.Status, deletedAgain.Status));
    }

    [Fact]
    public async Task Tables_are_listed_by_prefix_over_pages()
    {
        var prefix = AzuriteFixture.NewPrefix();
        foreach (var suffix in new[] { "a", "b", "c" })
        {
            await Service.CreateTableIfNotExistsAsync(prefix + suffix);
        }

        var pages = await Service.QueryAsync(TableClient.CreateQueryFilter($"TableName ge {prefix} and TableName lt {prefix + "d"}"), maxPerPage: 2).AsPages().ToListAsync();

        Assert.Equal([[prefix + "a", prefix + "b"], [prefix + "c"]], pages.Select(page => page.Values.Select(table => table.Name)));
    }

    [Fact]
    public void Clients_know_their_names_and_addresses()
    {
        Assert.Equal(("devstoreaccount1", "devstoreaccount1"), (Service.AccountName, Table.AccountName));
        Assert.Equal(new Uri($"{Service.Uri.AbsoluteUri.TrimEnd('/')}/{Table.Name}"), Table.Uri);
    }
}

using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using KpiFunctions.LocalHost.Storage;

namespace KpiFunctions.LocalHost.Tests.Storage;

public sealed class AzuriteProcessTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("azurite");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Data_in_a_folder_survives_a_stop_and_a_new_start()
    {
        var options = new AzuriteOptions { DataDirectory = _data.FullName };
        await using (var first = await AzuriteProcess.StartAsync(options, default))
        {
            var table = new TableServiceClient(first.ConnectionString).GetTableClient("Orders");
            await table.CreateIfNotExistsAsync();
            await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });
        }

        await using var second = await AzuriteProcess.StartAsync(options, default);

        var read = await new TableServiceClient(second.ConnectionString).GetTableClient("Orders").GetEntityAsync<TableEntity>("p", "r");
        Assert.Equal(1, read.Value.GetInt32("A"));
    }

    [Fact]
    public async Task Nothing_listens_after_the_stop()
    {
        var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), default);
        var endpoint = new TableServiceClient(azurite.ConnectionString).Uri;
        await ConnectAsync(endpoint);

        await azurite.DisposeAsync();
        await azurite.DisposeAsync();

        await Assert.ThrowsAsync<SocketException>(() => ConnectAsync(endpoint));
    }

    [Fact]
    public async Task A_taken_port_is_named_as_the_reason()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var failure = await Assert.ThrowsAsync<AzuriteException>(() => AzuriteProcess.StartAsync(new AzuriteOptions { QueuePort = port }, default));

        Assert.Contains($"127.0.0.1:{port}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("taken by another program", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_pins_no_Azurite_is_named_as_the_reason()
    {
        var failure = await Assert.ThrowsAsync<AzuriteException>(() => AzuriteProcess.StartAsync(new AzuriteOptions { InfraDirectory = _data.FullName }, default));

        Assert.Contains(Path.Combine(_data.FullName, "package-lock.json"), failure.Message, StringComparison.Ordinal);
    }

    private static async Task ConnectAsync(Uri endpoint)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(endpoint.Host, endpoint.Port);
    }
}

using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using KpiFunctions.Testing;
using NSubstitute;

namespace KpiFunctions.Tests.Compat.Tables;

public sealed class TableAuthenticationTests(AzuriteFixture azurite) : TableTest(azurite)
{
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string OtherKey = "b3RoZXIga2V5";

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        var stranger = new TableServiceClient(Service.Uri, new TableSharedKeyCredential(Service.AccountName, OtherKey));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => stranger.GetTableClient(Table.Name).AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(403, refusal.Status);
    }

    [Fact]
    public async Task The_account_key_opens_the_service_by_its_address()
    {
        var client = new TableServiceClient(Service.Uri, new TableSharedKeyCredential(Service.AccountName, EmulatorKey)).GetTableClient(Table.Name);

        await client.AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal("r", (await ReadAsync("p", "r")).RowKey);
    }

    [Fact]
    public async Task A_request_is_signed_over_its_time_and_escaped_path()
    {
        var handler = new RecordingHandler();
        var client = new TableServiceClient($"AccountName=acct;AccountKey={OtherKey};EndpointSuffix=core.windows.net", Options(handler));

        await client.GetTableClient("Orders").DeleteEntityAsync("it's 1", "中+%");

        const string path = "/Orders(PartitionKey='it%27%27s%201',RowKey='%E4%B8%AD%2B%25')";
        Assert.Equal(path, handler.Request!.RequestUri!.AbsolutePath);
        var stringToSign = $"{handler.Header("x-ms-date")}\n/acct{path}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(OtherKey), Encoding.UTF8.GetBytes(stringToSign)));
        Assert.Equal($"SharedKeyLite acct:{signature}", handler.Header("Authorization"));
    }

    [Fact]
    public async Task A_token_is_asked_for_the_storage_scope_and_sent()
    {
        var handler = new RecordingHandler();
        var credential = Substitute.For<TokenCredential>();
        credential
            .GetTokenAsync(Arg.Is<TokenRequestContext>(context => context.Scopes.Single() == "https://storage.azure.com/.default"), Arg.Any<CancellationToken>())
            .Returns(new AccessToken("the-token", DateTimeOffset.MaxValue));
        var client = new TableServiceClient(new Uri("https://acct.table.core.windows.net"), credential, Options(handler));

        await client.GetTableClient("Orders").AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal("acct", client.AccountName);
        Assert.Equal("Bearer the-token", handler.Header("Authorization"));
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1/Orders", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite", "http://azurite:10002/devstoreaccount1/Orders", "devstoreaccount1")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=b3RoZXIga2V5;EndpointSuffix=core.chinacloudapi.cn", "https://acct.table.core.chinacloudapi.cn/Orders", "acct")]
    [InlineData("AccountName=acct;AccountKey=b3RoZXIga2V5;TableEndpoint=http://localhost:1234/acct/;QueueEndpoint=http://localhost:1235/acct", "http://localhost:1234/acct/Orders", "acct")]
    public async Task A_connection_string_names_the_account_and_its_address(string connectionString, string address, string account)
    {
        var handler = new RecordingHandler();
        var client = new TableServiceClient(connectionString, Options(handler));

        await client.GetTableClient("Orders").AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal((address, account), (handler.Request!.RequestUri!.GetLeftPart(UriPartial.Path), client.AccountName));
    }

    [Theory]
    [InlineData("AccountName=acct;AccountKey=b3RoZXIga2V5")]
    [InlineData("AccountName=acct;EndpointSuffix=core.windows.net")]
    public void An_incomplete_connection_string_is_an_error(string connectionString)
    {
        Assert.Throws<FormatException>(() => new TableServiceClient(connectionString));
    }

    private static TableClientOptions Options(RecordingHandler handler) => new() { Transport = new HttpClientTransport(handler) };
}

using Azure.Data.Tables;
using KpiFunctions.Features.Health;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Tests.Features.Health;

public sealed class HealthEndpointTests(AzuriteFixture azurite) : AppTest(azurite)
{
    [Fact]
    public async Task The_app_is_ready_while_it_reaches_its_storage()
    {
        var answer = await AskAsync(Get<Tables>());
        Assert.Equal((200, "ready"), (answer.Status, answer.Json.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task The_app_is_not_ready_while_its_storage_does_not_answer_and_tells_nothing_of_it()
    {
        // Nobody listens at port 1.
        var nowhere = new TableServiceClient(
            "DefaultEndpointsProtocol=http;AccountName=secretaccount;AccountKey=c2VjcmV0;TableEndpoint=http://127.0.0.1:1/secretaccount;",
            new TableClientOptions { Retry = { MaxRetries = 0 } });
        var answer = await AskAsync(new Tables(nowhere, Options.Create(new StorageOptions())));
        Assert.Equal((503, "unready"), (answer.Status, answer.Json.GetProperty("status").GetString()));
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
    }

    private async Task<ApiAnswer> AskAsync(Tables tables) =>
        await Answers.WrittenAsync(await new HealthEndpoint(new StorageHealth(tables), Gateway).Run(new DefaultHttpContext().Request, CancellationToken.None));
}

using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using KpiFunctions.Features.Health;
using KpiFunctions.Foundation.Health;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Tests.Features.Health;

/// <summary>The three questions after the app's health, with all it needs there and with each thing missing.</summary>
public sealed class HealthEndpointTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    // Nobody listens at port 1.
    private const string Nowhere = "DefaultEndpointsProtocol=http;AccountName=secretaccount;AccountKey=c2VjcmV0;"
        + "TableEndpoint=http://127.0.0.1:1/secretaccount;QueueEndpoint=http://127.0.0.1:1/secretaccount;BlobEndpoint=http://127.0.0.1:1/secretaccount;";

    public static TheoryData<string, Action<IServiceCollection>> Missing { get; } = new()
    {
        { "tables", services => services.AddSingleton(new TableServiceClient(Nowhere, Once(new TableClientOptions()))) },
        { "queues", services => services.AddSingleton(new QueueServiceClient(Nowhere, Once(new QueueClientOptions()))) },
        { "blobs", services => services.AddSingleton(new BlobServiceClient(Nowhere, Once(new BlobClientOptions()))) },
    };

    [Fact]
    public async Task The_app_is_ready_while_all_it_needs_answers()
    {
        await using var services = await AppAsync();

        var ready = await AskAsync(services.GetRequiredService<Readiness>());

        Assert.Equal(200, ready.Status);
        Assert.Equal("""{"status":"ready","checks":{"tables":"ready","blobs":"ready","gateway":"ready","queues":"ready"}}""", ready.Body);
    }

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task What_is_missing_is_named_with_its_reason_and_nothing_else_is_told(string missing, Action<IServiceCollection> without)
    {
        await using var services = await AppAsync(without);

        var ready = await AskAsync(services.GetRequiredService<Readiness>());

        Assert.Equal((503, "unready"), (ready.Status, ready.Json.GetProperty("status").GetString()));
        Assert.Equal("cannot be reached", ready.Json.GetProperty("checks").GetProperty(missing).GetString());
        Assert.Equal(1, ready.Json.GetProperty("checks").EnumerateObject().Count(c => c.Value.GetString() != "ready"));
        Assert.DoesNotContain("secret", ready.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_makes_the_app_unready()
    {
        await using var services = await AppAsync(settings: new() { ["Sms:Gateway"] = "http", ["Sms:Http:Url"] = "http://127.0.0.1:1/secret?key=secret" });

        var ready = await AskAsync(services.GetRequiredService<Readiness>());

        Assert.Equal((503, "cannot be reached"), (ready.Status, ready.Json.GetProperty("checks").GetProperty("gateway").GetString()));
        Assert.DoesNotContain("secret", ready.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_that_gets_no_token_makes_the_app_unready()
    {
        await using var services = await AppAsync(
            services => services.AddSingleton<TokenCredential>(new NoToken()), new() { ["Storage:credential"] = "managedidentity" });

        var ready = await AskAsync(services.GetRequiredService<Readiness>());

        Assert.Equal((503, "the identity gets no token"), (ready.Status, ready.Json.GetProperty("checks").GetProperty("identity").GetString()));
    }

    [Fact]
    public async Task The_short_answer_tells_whether_the_tables_are_reached()
    {
        await using var app = await AppAsync();
        await using var broken = await AppAsync((Action<IServiceCollection>)Missing.First()[1]);

        Assert.Equal(200, (await AskShortAsync(app)).Status);
        Assert.Equal("""{"status":"ready","storage":"reachable","smsGateway":"console"}""", (await AskShortAsync(app)).Body);
        Assert.Equal((503, "unready"), ((await AskShortAsync(broken)).Status, (await AskShortAsync(broken)).Json.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task The_app_lives_whatever_it_reaches() =>
        Assert.Equal("""{"status":"live"}""", (await Answers.WrittenAsync(new LiveEndpoint().Run(Request()))).Body);

    private static TOptions Once<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.Retry.MaxRetries = 0;
        return options;
    }

    private static HttpRequest Request() => new DefaultHttpContext().Request;

    private static async Task<ApiAnswer> AskAsync(Readiness readiness) =>
        await Answers.WrittenAsync(await new ReadyEndpoint(readiness).Run(Request(), CancellationToken.None));

    private static async Task<ApiAnswer> AskShortAsync(IServiceProvider services) =>
        await Answers.WrittenAsync(await ActivatorUtilities.CreateInstance<HealthEndpoint>(services).Run(Request(), CancellationToken.None));

    /// <summary>An app whose tables and queues are there, and then what the test changes.</summary>
    private async Task<ServiceProvider> AppAsync(Action<IServiceCollection>? change = null, Dictionary<string, string?>? settings = null)
    {
        var own = OwnSettings.On(azurite.ConnectionString, AzuriteFixture.NewPrefix());
        await using (var whole = Services(own).BuildServiceProvider())
        {
            foreach (var setup in whole.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            {
                await setup.StartingAsync(CancellationToken.None);
            }
        }

        var services = Services(own, settings);
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static IServiceCollection Services(Dictionary<string, string?> settings, Dictionary<string, string?>? more = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).AddInMemoryCollection(more ?? []).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddKpiFunctions(configuration);
    }

    private sealed class NoToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new Azure.Identity.CredentialUnavailableException("nobody");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new Azure.Identity.CredentialUnavailableException("nobody");
    }
}

using System.Text;
using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests;

/// <summary>The app, called through its endpoints by somebody with a key.</summary>
public abstract class EndpointTest(AzuriteFixture azurite, Action<IServiceCollection>? add = null) : AppTest(azurite, add)
{
    protected static Caller Admin { get; } = new("test", Role.Admin, [], [Person("admin", "hq")]);

    protected static Caller Supervisor(params string[] stores) => new("test", Role.Supervisor, [.. stores.Select(StoreId.Parse)], [.. stores.Select(s => Person("boss", s))]) { IsEverywhere = stores.Length == 0 };

    protected static Caller StaffMember(string store, string staff) => new("test", Role.Staff, [StoreId.Parse(store)], [Person(staff, store)]);

    /// <summary>Runs an endpoint for a caller.</summary>
    /// <param name="caller">Who calls; gets a key of their own.</param>
    /// <param name="run">The call, given the request.</param>
    /// <param name="query">Query string with its question mark.</param>
    /// <param name="body">Body, JSON.</param>
    protected async Task<ApiAnswer> CallAsync(Caller caller, Func<HttpRequest, Task<IResult>> run, string query = "", string body = "")
    {
        var context = new DefaultHttpContext { RequestServices = Get<IServiceProvider>() };
        context.Request.Headers[ApiGate.KeyHeader] = await Get<ApiKeyStore>().CreateAsync(caller, CancellationToken.None);
        context.Request.QueryString = new QueryString(query);
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        await (await run(context.Request)).ExecuteAsync(context);
        return new ApiAnswer(context.Response.StatusCode, context.Response.ContentType, Encoding.UTF8.GetString(answer.ToArray()));
    }
}

/// <summary>What an endpoint answered.</summary>
public sealed record ApiAnswer(int Status, string? ContentType, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

using System.Net;
using System.Text;
using KpiFunctions.Domain;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using NodaTime;

namespace KpiFunctions.Tests.Features.Audit;

/// <summary>The app, called as a host calls it, and the entries that this leaves.</summary>
public abstract class AuditTest(AzuriteFixture azurite) : AppTest(
    azurite, services => services.AddSingleton<IHostApplicationLifetime, ApplicationLifetime>())
{
    protected static Caller Admin { get; } = new("Ada", Role.Admin, [], [Person("ada", "hq")]);

    protected static Caller Supervisor { get; } = new("Sun", Role.Supervisor, [Store], [Person("boss")]);

    protected static Caller Stranger { get; } = new("Fremd", Role.Staff, [StoreId.Parse("S9")], [Person("Z", "S9")]);

    /// <summary>Calls a function with a key of the caller's own.</summary>
    private protected async Task<ApiAnswer> AskAsync(Caller caller, string function, string body = "", string contentType = "application/json", string query = "", params (string Name, string Value)[] route) =>
        await SendAsync(HttpFunction.All.Single(f => f.Name == function), await Get<ApiKeyStore>().CreateAsync(caller, CancellationToken.None), body, contentType, route, query);

    private protected async Task<ApiAnswer> SendAsync(
        HttpFunction function, string key, string body = "", string contentType = "application/json", (string Name, string Value)[]? route = null, string query = "", IPAddress? address = null)
    {
        var http = new DefaultHttpContext { RequestServices = Get<IServiceProvider>() };
        http.Connection.RemoteIpAddress = address ?? IPAddress.Loopback;
        http.Request.Method = function.IsWriting ? function.WritingVerb : HttpMethods.Get;
        http.Request.Headers[ApiGate.KeyHeader] = key;
        http.Request.ContentType = contentType;
        http.Request.QueryString = new QueryString(query);
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        foreach (var (name, value) in route ?? [])
        {
            http.Request.RouteValues[name] = value;
        }

        using var answer = new MemoryStream();
        http.Response.Body = answer;
        await function.AnswerAsync(Get<IServiceProvider>(), http);
        return new ApiAnswer(http.Response.StatusCode, http.Response.ContentType, Encoding.UTF8.GetString(answer.ToArray()));
    }

    /// <summary>All entries, or those of a store.</summary>
    private protected async Task<IReadOnlyList<AuditEntry>> EntriesAsync(string? store = null)
    {
        StoreId? id = store is null ? null : StoreId.Parse(store);
        var period = new AuditPeriod(Utc("2026-01-01T00:00:00Z"), Clock.Now + Duration.FromDays(1));
        return (await Get<AuditStore>().ListAsync(id, period, new PageRequest(1000, null), CancellationToken.None)).Items;
    }

    /// <summary>The entries that something leaves, in the order of its steps.</summary>
    private protected async Task<IReadOnlyList<AuditEntry>> LeftByAsync(Func<Task> run)
    {
        var before = (await EntriesAsync()).Select(AuditKeys.Place).ToHashSet();
        await run();
        return [.. (await EntriesAsync()).Where(e => !before.Contains(AuditKeys.Place(e))).OrderBy(e => e.Step).ThenBy(e => e.Store?.Value, StringComparer.Ordinal)];
    }
}

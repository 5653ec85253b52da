using System.Net;
using System.Net.Http.Json;
using System.Text;
using KpiFunctions.Domain;
using KpiFunctions.Foundation.Access;
using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.LocalHost.Tests.App;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.LocalHost.Tests.Access;

/// <summary>Over real HTTP: who gets in, and what the others are told.</summary>
public sealed class AccessControlTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime, IDisposable
{
    private const string FirstKey = "the first key of this test, 32 characters or more";

    private LocalApplication _application = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _application = await ServedApp.StartAsync(azurite, FirstKey);
        _http = new HttpClient { BaseAddress = _application.Address };
    }

    public async Task DisposeAsync() => await _application.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Every_route_of_people_with_keys_answers_401_without_one_and_with_a_wrong_one()
    {
        // Of the health anybody may ask; customers have an address that nobody guesses; providers prove themselves otherwise.
        string[] open = ["health", "health/live", "health/ready", "s/{token}", "sms/replies/{provider}", "sms/reports/{provider}"];
        var routes = _application.Catalog.Http.SelectMany(f => f.Verbs.Select(m => (Method: m, f.Route))).ToList();
        Assert.True(routes.Count > 10, "The app has lost its routes.");
        var wrong = 0;
        foreach (var (method, route) in routes.Where(r => !open.Contains(r.Route)))
        {
            using var without = await SendAsync(new HttpMethod(method), route, key: null);
            Assert.True(without.StatusCode == HttpStatusCode.Unauthorized, $"{method} {route} lets callers without a key in: {without.StatusCode}");

            // Few enough to stay below the limit for wrong keys.
            if (++wrong <= 5)
            {
                using var with = await SendAsync(new HttpMethod(method), route, "kpi_0123456789abcdef_wrong");
                Assert.Equal(HttpStatusCode.Unauthorized, with.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Health_tells_everyone_that_the_app_is_ready_and_nothing_else()
    {
        using var answer = await _http.GetAsync("api/health");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            """{"status":"ready","storage":"reachable","smsGateway":"console"}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_supervisor_of_one_store_learns_nothing_of_another_one()
    {
        var key = await KeyAsync(new Caller("supervisor", Role.Supervisor, [StoreId.Parse("S1")], null));

        using var foreign = await SendAsync(HttpMethod.Get, "scores/S2/2026-09", key);
        using var own = await SendAsync(HttpMethod.Get, "scores/S1/2026-09", key);

        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
    }

    [Fact]
    public async Task Staff_may_ask_for_their_own_score_only()
    {
        var key = await KeyAsync(new Caller("staff", Role.Staff, [StoreId.Parse("S1")], [new StorePerson(StoreId.Parse("S1"), StaffId.Parse("A"))]));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("scores/S1/2026-09/A", key));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("scores/S1/2026-09/B", key));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("scores/S2/2026-09/A", key));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("scores/S1/2026-09", key));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("work-orders/S1/W1", key));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("keys", key));
    }

    [Fact]
    public async Task A_key_for_records_cannot_read_scores_and_cannot_write_to_a_store_that_is_not_its_own()
    {
        var key = await KeyAsync(new Caller("dms", Role.Ingest, [StoreId.Parse("S1")], null));
        using var body = new StringContent("storeId,workOrderId,staffId,openedAt\nS2,W1,A,2026-09-01T08:00:00\n", Encoding.UTF8, "text/csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/work-orders") { Content = body, Headers = { { ApiGate.KeyHeader, key } } };

        using var import = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("scores/S1/2026-09", key));
        Assert.Equal(HttpStatusCode.OK, import.StatusCode);
        Assert.Contains("not yours to write", await import.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_helps_to_write_schemes_has_addresses_that_no_scheme_can_have()
    {
        var key = await KeyAsync(new Caller("supervisor", Role.Supervisor, [], null) { IsEverywhere = true });

        using var schema = await SendAsync(HttpMethod.Get, "scheme-schema", key);

        Assert.Equal("application/schema+json", schema.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("scheme-presets", key));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("scheme-presets/small-firm", key));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("schemes/small-firm", key));
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_and_keys_are_listed_without_their_secrets()
    {
        var admin = await KeyAsync(new Caller("admin", Role.Admin, [], null));
        using var create = new HttpRequestMessage(HttpMethod.Post, "api/keys")
        {
            Content = JsonContent.Create(new { name = "new", role = "supervisor", stores = new[] { "S1" } }),
            Headers = { { ApiGate.KeyHeader, admin } },
        };
        using var created = await _http.SendAsync(create);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var key = (await created.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["key"];
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("scores/S1/2026-09", key));
        using var list = await SendAsync(HttpMethod.Get, "keys", admin);
        Assert.DoesNotContain(key.Split('_', 3)[2], await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var revoked = await SendAsync(HttpMethod.Delete, $"keys/{key.Split('_')[1]}", admin);

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("scores/S1/2026-09", key));
    }

    [Fact]
    public async Task The_first_administrator_gets_in_by_the_key_whose_hash_is_a_setting()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("keys", FirstKey));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("keys", FirstKey + "!"));
    }

    [Fact]
    public async Task Whoever_tries_keys_has_to_wait()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("keys", $"kpi_0123456789abcdef_guess{i}"));
        }

        using var slowed = await SendAsync(HttpMethod.Get, "keys", "kpi_0123456789abcdef_guess11");

        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        Assert.NotNull(slowed.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_before_it_is_read()
    {
        var key = await KeyAsync(new Caller("dms", Role.Ingest, [], null) { IsEverywhere = true });
        using var body = new ByteArrayContent(new byte[70 * 1024 * 1024]) { Headers = { ContentType = new("text/csv") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/work-orders") { Content = body, Headers = { { ApiGate.KeyHeader, key }, { "Expect", "100-continue" } } };

        using var answer = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("Split it", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<string> KeyAsync(Caller caller) => _application.Services.GetRequiredService<ApiKeyStore>().CreateAsync(caller, CancellationToken.None);

    private async Task<HttpStatusCode> StatusAsync(string route, string key)
    {
        using var answer = await SendAsync(HttpMethod.Get, route, key);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string route, string? key)
    {
        using var request = new HttpRequestMessage(method, "api/" + route.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
        if (key is not null)
        {
            request.Headers.Add(ApiGate.KeyHeader, key);
        }

        return await _http.SendAsync(request);
    }
}

using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Features.Audit;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Audit;

/// <summary>Administrators read who changed what, over the API.</summary>
public sealed class ListAuditTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private static readonly HttpFunction List = HttpFunction.All.Single(f => f.Name == nameof(ListAuditEndpoint));

    [Fact]
    public async Task An_entry_shows_who_did_what_to_which_store_by_the_stores_clock()
    {
        await AskAsync(Supervisor, "PutStaffEndpoint", """{"name":"Li Na","role":"clerk"}""", route: [("store", "S1"), ("staff", "B")]);

        var items = (await ListAsync("?store=S1")).Json.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["done", "asked"], items.Select(i => i.GetProperty("stage").GetString()));
        Assert.Equal("2026-09-10T10:00:00+08:00", items[0].GetProperty("at").GetString());
        var actor = items[0].GetProperty("actor");
        Assert.Equal(("key", "Sun", "supervisor", "S1/boss"), (actor.GetProperty("kind").GetString(), actor.GetProperty("name").GetString(), actor.GetProperty("role").GetString(), actor.GetProperty("person").GetString()));
        Assert.Equal(("PutStaffEndpoint", "S1", 200), (items[0].GetProperty("function").GetString(), items[0].GetProperty("storeId").GetString(), items[0].GetProperty("status").GetInt32()));
        Assert.Equal((JsonValueKind.Null, "Li Na"), (items[1].GetProperty("before").ValueKind, items[1].GetProperty("after").GetProperty("name").GetString()));
        Assert.Equal("B", items[1].GetProperty("route").GetProperty("staff").GetString());
    }

    [Fact]
    public async Task What_belongs_to_no_store_is_told_in_utc_and_only_where_no_store_is_asked_for()
    {
        await AddAsync("2026-09-09T20:00:00Z", store: null);

        Assert.Equal(["2026-09-09T20:00:00+00:00"], TimesOf(await ListAsync()));
        Assert.Empty(TimesOf(await ListAsync("?store=S1")));
        Assert.Empty(TimesOf(await ListAsync("?store=S9")));
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("?store=S1", 2)]
    [InlineData("?store=S1&from=2026-09-08", 2)]
    [InlineData("?store=S1&from=2026-09-08&to=2026-09-08", 1)]
    [InlineData("?from=2026-09-07&to=2026-09-07", 1)]
    [InlineData("?store=S1&to=2026-09-07", 1)]
    [InlineData("?from=2026-07-01", 3)]
    [InlineData("?store=S1&from=2026-09-08T00:00:00%2B08:00&to=2026-09-07T16:00:00.001Z", 1)]
    [InlineData("?store=S1&from=2026-09-07T16:00:00.001Z", 1)]
    public async Task A_day_is_the_stores_own_and_a_moment_is_a_moment_and_the_last_31_days_are_usual(string query, int entries)
    {
        await AddAsync("2026-08-08T16:00:00Z", "S1");
        await AddAsync("2026-09-07T16:00:00Z", "S1");
        await AddAsync("2026-09-09T00:00:00Z", "S1");

        Assert.Equal(entries, TimesOf(await ListAsync(query)).Count);
    }

    [Fact]
    public async Task Pages_go_on_where_the_one_before_ended()
    {
        foreach (var hour in Enumerable.Range(0, 5))
        {
            await AddAsync($"2026-09-09T0{hour}:00:00Z", "S1");
        }

        var first = await ListAsync("?store=S1&limit=3");
        var second = await ListAsync($"?store=S1&limit=3&continuation={first.Json.GetProperty("continuation").GetString()}");

        Assert.Equal((3, 2), (TimesOf(first).Count, TimesOf(second).Count));
        Assert.Equal(JsonValueKind.Null, second.Json.GetProperty("continuation").ValueKind);
        Assert.Equal(5, TimesOf(first).Concat(TimesOf(second)).Distinct().Count());
    }

    [Theory]
    [InlineData("?from=yesterday", "2026-09-01T08:00:00Z")]
    [InlineData("?to=2026-09-31", "2026-09-01T08:00:00Z")]
    [InlineData("?from=2026-09-01T00:00:00+08:00", "%2B")]
    [InlineData("?from=2026-09-02&to=2026-09-01", "ends before it begins")]
    [InlineData("?from=2025-09-01", "a year at the most")]
    [InlineData("?store=a/b", "no valid store id")]
    [InlineData("?limit=none", "Ask for 1 to 1000")]
    [InlineData("?continuation=bm90aGluZw", "continuation")]
    [InlineData("?from=9999-12-31&to=9999-12-31", "is no time for")]
    public async Task What_makes_no_sense_is_told_with_what_to_do(string query, string advice)
    {
        var refused = await ListAsync(query);

        Assert.Equal((400, "application/problem+json"), (refused.Status, refused.ContentType));
        Assert.Contains(advice, refused.Detail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_may_read()
    {
        foreach (var other in new[] { Supervisor, Ingest, Stranger })
        {
            Assert.Equal(403, (await ListAsync(caller: other)).Status);
        }
    }

    private Task AddAsync(string at, string? store) => Get<AuditStore>().AddAsync(
        [AuditEntry.OfClock(Utc(at), store is null ? null : StoreId.Parse(store), "Some", "thing")], CancellationToken.None);

    private async Task<ApiAnswer> ListAsync(string query = "", Caller? caller = null) =>
        await SendAsync(List, await Get<ApiKeyStore>().CreateAsync(caller ?? Admin, CancellationToken.None), query: query);

    private static IReadOnlyList<string> TimesOf(ApiAnswer answer) =>
        [.. answer.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("at").GetString()!)];
}

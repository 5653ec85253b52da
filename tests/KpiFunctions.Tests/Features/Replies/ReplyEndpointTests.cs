using KpiFunctions.Features.Replies;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Replies;

/// <summary>Supervisors list and rate what the machine could not read, over the API.</summary>
public sealed class ReplyEndpointTests(AzuriteFixture azurite) : EndpointTest(azurite)
{
    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");

    [Fact]
    public async Task A_supervisor_sees_the_text_without_the_number_and_rates_it()
    {
        await UnclearAsync();

        var list = await ListAsync(Supervisor("S1"));

        var item = Assert.Single(list.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("W1", "4点到", "number-in-text", 1, "+8…01"),
            (item.GetProperty("workOrderId").GetString(), item.GetProperty("text").GetString(), item.GetProperty("reason").GetString(), item.GetProperty("questions").GetInt32(), item.GetProperty("customerPhone").GetString()));
        Assert.DoesNotContain("13800000001", list.Body, StringComparison.Ordinal);

        var rated = await RateAsync(Supervisor("S1"), item.GetProperty("id").GetString()!, """{"ratings":[4]}""");

        Assert.Equal((200, true, "test (S1/boss)"), (rated.Status, rated.Json.GetProperty("scored").GetBoolean(), rated.Json.GetProperty("by").GetString()));
        Assert.Empty((await ListAsync(Supervisor("S1"))).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Times_are_told_with_the_offset_of_the_stores_clocks()
    {
        await UnclearAsync();

        var item = Assert.Single((await ListAsync(Supervisor("S1"))).Json.GetProperty("items").EnumerateArray());
        var rated = await RateAsync(Supervisor("S1"), item.GetProperty("id").GetString()!, """{"ratings":[4]}""");

        Assert.Equal("2026-09-10T10:01:00+08:00", item.GetProperty("receivedAt").GetString());
        Assert.Equal("2026-09-12T10:00:00+08:00", rated.Json.GetProperty("at").GetString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"ratings":[]}""")]
    [InlineData("""{"ratings":[4],"dismiss":true}""")]
    [InlineData("""{"ratings":[9]}""")]
    [InlineData("""{"rating":4}""")]
    [InlineData("4")]
    public async Task A_decision_that_is_none_is_refused(string body)
    {
        await UnclearAsync();
        var id = await IdAsync();

        Assert.Equal(400, (await RateAsync(Admin, id, body)).Status);

        Assert.Single((await ListAsync(Admin)).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Nobody_but_a_supervisor_of_the_store_who_is_not_measured_by_it_may_read_or_rate()
    {
        await UnclearAsync();
        var id = await IdAsync();
        Caller[] strangers = [Supervisor("S2"), StaffMember("S1", "A"), Ingest];

        foreach (var stranger in strangers)
        {
            Assert.Equal(403, (await ListAsync(stranger)).Status);
            Assert.Equal(403, (await RateAsync(stranger, id, """{"dismiss":true}""")).Status);
        }

        Assert.Equal(403, (await RateAsync(Supervisor("S1") with { People = [Person("A")] }, id, """{"dismiss":true}""")).Status);
        Assert.Equal(200, (await RateAsync(Supervisor("S1") with { People = [Person("B")] }, id, """{"dismiss":true}""")).Status);
    }

    [Theory]
    [InlineData("x", 400)]
    [InlineData("S1~W1~20260910020100000~00000000000000000000000000000000", 404)]
    [InlineData("S1~W9~20260910020100000~00000000000000000000000000000000", 404)]
    public async Task An_id_that_names_no_reply_is_told_so(string id, int status)
    {
        await UnclearAsync();

        Assert.Equal(status, (await RateAsync(Admin, id, """{"dismiss":true}""")).Status);
    }

    private async Task UnclearAsync()
    {
        Clock.Now = Sent;
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
        await ReplyAsync("4点到", Sent + Duration.FromMinutes(1));
        Clock.Now = Sent + Duration.FromDays(2);
    }

    private async Task<string> IdAsync() => (await ListAsync(Admin)).Json.GetProperty("items")[0].GetProperty("id").GetString()!;

    private Task<ApiAnswer> ListAsync(Caller caller) => CallAsync(
        caller, request => new ListAmbiguousRepliesEndpoint(Get<ApiGate>(), Get<ReplyReview>(), Get<StoreDirectory>()).Run(request, "S1", CancellationToken.None));

    private Task<ApiAnswer> RateAsync(Caller caller, string id, string body) => CallAsync(
        caller, request => new RateReplyEndpoint(Get<ApiGate>(), Get<ReplyReview>(), Get<StoreDirectory>()).Run(request, id, CancellationToken.None), body: body);
}

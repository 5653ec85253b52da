using KpiFunctions.Domain;
using KpiFunctions.Features.Calls;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Calls;

/// <summary>Supervisors list the calls of their stores and enter what came of them, over the API.</summary>
public sealed class CallEndpointTests(AzuriteFixture azurite) : EndpointTest(azurite)
{
    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");

    [Fact]
    public async Task A_supervisor_sees_whom_to_call_without_the_number_and_enters_the_result()
    {
        await RaiseAsync();

        var list = await ListAsync(Supervisor("S1"));

        var item = Assert.Single(list.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("W1", "W1", "+8…01", "A"),
            (item.GetProperty("id").GetString(), item.GetProperty("workOrderId").GetString(), item.GetProperty("customerPhone").GetString(), item.GetProperty("staffId").GetString()));
        Assert.DoesNotContain("13800000001", list.Body, StringComparison.Ordinal);
        ShownTimes.AreOfShanghai(list.Json);

        var entered = await EnterAsync(Supervisor("S1"), "W1", """{"outcome":"reached","staffId":"clerk","ratings":[4],"comment":"等太久"}""");

        var call = entered.Json.GetProperty("call");
        ShownTimes.AreOfShanghai(call);
        Assert.Equal((200, "reached", "clerk", "test (S1/boss)"), (entered.Status, call.GetProperty("outcome").GetString(), call.GetProperty("calledBy").GetString(), call.GetProperty("enteredBy").GetString()));
        Assert.False(entered.Json.GetProperty("isLate").GetBoolean());
        Assert.Empty((await ListAsync(Supervisor("S1"))).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_result_that_is_wrong_in_several_ways_is_told_all_of_them_and_keeps_the_call_open()
    {
        await RaiseAsync();

        var refused = await EnterAsync(Admin, "W1", $$"""{"outcome":"refused","staffId":"a clerk","ratings":[4],"comment":"{{new string('x', 1001)}}"}""");

        Assert.Equal((400, "application/problem+json"), (refused.Status, refused.ContentType?.Split(';')[0]));
        Assert.Equal(["comment", "ratings", "staffId"], refused.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Single((await ListAsync(Admin)).Json.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("""{"outcome":"asleep","staffId":"clerk"}""")]
    [InlineData("""{"outcome":"reached","staffId":"clerk","rating":4}""")]
    [InlineData("""{"outcome":"reached","staffId":"clerk","ratings":[4,5]}""")]
    [InlineData("""{"outcome":"reached","staffId":"clerk","ratings":[6]}""")]
    [InlineData("""{"outcome":"reached","staffId":"nobody"}""")]
    public async Task A_result_that_is_none_is_refused(string body)
    {
        await RaiseAsync();

        Assert.Equal(400, (await EnterAsync(Admin, "W1", body)).Status);

        Assert.Single((await ListAsync(Admin)).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Nobody_but_a_supervisor_of_the_store_may_read_or_enter()
    {
        await RaiseAsync();
        Caller[] strangers = [Supervisor("S2"), StaffMember("S1", "A"), Ingest];

        foreach (var stranger in strangers)
        {
            Assert.Equal(403, (await ListAsync(stranger)).Status);
            Assert.Equal(403, (await EnterAsync(stranger, "W1", """{"outcome":"reached","staffId":"clerk"}""")).Status);
        }

        Assert.Single((await ListAsync(Admin)).Json.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("W9")]
    [InlineData("W2")]
    [InlineData("no id")]
    public async Task An_order_without_a_call_is_told_so(string id)
    {
        await RaiseAsync();
        await ImportOrderAsync("W2", "2026-09-13T09:00:00", "+8613800000002");

        Assert.Equal(404, (await EnterAsync(Admin, id, """{"outcome":"reached","staffId":"clerk"}""")).Status);
    }

    [Fact]
    public async Task A_call_that_has_ended_takes_the_same_result_again_and_no_other()
    {
        await RaiseAsync();
        await EnterAsync(Admin, "W1", """{"outcome":"refused","staffId":"clerk"}""");

        Assert.Equal(200, (await EnterAsync(Admin, "W1", """{"outcome":"refused","staffId":"clerk"}""")).Status);
        Assert.Equal(409, (await EnterAsync(Admin, "W1", """{"outcome":"reached","staffId":"clerk"}""")).Status);
    }

    [Fact]
    public async Task A_store_that_is_unknown_and_a_page_that_is_none_are_told_so()
    {
        Assert.Equal(404, (await ListAsync(Admin, "S9")).Status);
        Assert.Equal(400, (await ListAsync(Admin, query: "?limit=none")).Status);
    }

    private async Task RaiseAsync()
    {
        await Get<StoreDirectory>().EnsureStaffAsync(NewStore("S1"), StaffId.Parse("clerk"), CancellationToken.None);
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
        Clock.Now = Sent + Duration.FromDays(3);
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
    }

    private Task<ApiAnswer> ListAsync(Caller caller, string store = "S1", string query = "") => CallAsync(
        caller,
        request => new ListCallsEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<CallbackStore>(), Get<WorkOrderStore>()).Run(request, store, CancellationToken.None),
        query);

    private Task<ApiAnswer> EnterAsync(Caller caller, string id, string body) => CallAsync(
        caller, request => new PostCallResultEndpoint(Get<ApiGate>(), Get<CallResults>(), Get<StoreDirectory>()).Run(request, "S1", id, CancellationToken.None), body: body);
}

using KpiFunctions.Domain;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Calls;

/// <summary>A call that is needless, because there is nothing to ask any more or the customer has written, is neither listed nor due; one that was made stays done.</summary>
public sealed class NeedlessCallTests(AzuriteFixture azurite) : EndpointTest(azurite)
{
    private const string Header = "storeId,workOrderId,staffId,openedAt,completedAt,cancelledAt\n";

    private const string Done = Header + "S1,W1,A,2026-09-01T08:00:00,2026-09-07T10:00:00,\n";

    private static readonly Instant Silent = Utc("2026-09-13T02:00:00Z");

    [Theory]
    [InlineData("S1,W1,A,2026-09-01T08:00:00,,\n")]
    [InlineData("S1,W1,A,2026-09-01T08:00:00,2026-09-07T10:00:00,2026-09-13T09:00:00\n")]
    [InlineData("S1,W1,A,2026-09-01T08:00:00,,2026-09-13T09:00:00\n")]
    public async Task Nobody_has_to_call_about_an_order_that_is_open_again_or_cancelled_until_it_is_done(string row)
    {
        await RaiseAsync();
        Assert.Equal(((long?)1, 0L, 1), await StandAsync());

        await ImportAsync(Header + row);
        Assert.Equal((null, null, 0), await StandAsync());

        await ImportAsync(Done);
        Assert.Equal(((long?)1, 0L, 1), await StandAsync());
    }

    [Theory]
    [InlineData("5")]
    [InlineData("TD")]
    [InlineData("who are you")]
    public async Task Nobody_has_to_call_who_has_written_in_time(string text)
    {
        await RaiseAsync();

        await ReplyAsync(text, Silent + Duration.FromHours(24));

        Assert.Equal((null, null, 0), await StandAsync());
    }

    [Fact]
    public async Task A_call_that_was_overdue_when_the_customer_wrote_was_due_and_is_not_to_be_made()
    {
        await RaiseAsync();

        await ReplyAsync("5", Silent + Duration.FromHours(24) + Duration.FromMinutes(1));

        Assert.Equal(((long?)1, 0L, 0), await StandAsync());
    }

    [Fact]
    public async Task A_call_that_was_made_stays_done_whatever_comes_of_its_order()
    {
        await RaiseAsync();
        var entered = await CallAsync(
            Supervisor("S1"),
            request => new PostCallResultEndpoint(Get<ApiGate>(), Get<CallResults>(), Get<StoreDirectory>()).Run(request, "S1", "W1", CancellationToken.None),
            body: """{"outcome":"reached","staffId":"clerk"}""");
        Assert.Equal(200, entered.Status);

        await ImportAsync(Header + "S1,W1,A,2026-09-01T08:00:00,,\n");

        Assert.Equal(((long?)1, (long?)1, 0), await StandAsync());
    }

    /// <summary>A text of 10 September to which nothing came in three days.</summary>
    private async Task RaiseAsync()
    {
        await UseSchemeAsync("callback.completed_rate");
        await SaveStoreAsync((await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None)) with { CallbackClerk = StaffId.Parse("clerk") });
        await Get<StoreDirectory>().UpdateStaffAsync(Store, StaffId.Parse("clerk"), _ => new() { StoreId = Store, Id = StaffId.Parse("clerk") }, CancellationToken.None);
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        Clock.Now = Silent;
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
    }

    /// <summary>What is due and done of the clerk's calls, and how many are listed; the records behind the score say the same as it.</summary>
    private async Task<(long? Due, long? Done, int Listed)> StandAsync()
    {
        var line = Assert.Single(Assert.Single((await ScoreAsync(2026, 9)).Scores, s => s.Staff.StaffId.Value == "clerk").Lines);
        var (_, page) = (await Get<EvidenceQuery>().ReadAsync(
            await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None), new YearMonth(2026, 9), StaffId.Parse("clerk"), "item0", new PageRequest(100, null), CancellationToken.None))!.Value;
        Assert.Equal(line.Metric?.Denominator ?? 0, page.Items.Count);
        var list = await CallAsync(
            Supervisor("S1"), request => new ListCallsEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<CallbackStore>(), Get<WorkOrderStore>()).Run(request, "S1", CancellationToken.None));
        return ((long?)line.Metric?.Denominator, (long?)line.Metric?.Numerator, list.Json.GetProperty("items").GetArrayLength());
    }
}

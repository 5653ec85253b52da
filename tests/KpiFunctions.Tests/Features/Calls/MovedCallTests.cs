using KpiFunctions.Domain;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Calls;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Calls;

/// <summary>A call goes with its order when this is corrected into another month.</summary>
public sealed class MovedCallTests(AzuriteFixture azurite) : AppTest(azurite)
{
    // Texted on 1 October at noon in Shanghai and silent two days later; September closes on 5 October at 02:00 there.
    private static readonly NodaTime.Instant Silent = Utc("2026-10-03T05:00:00Z");

    [Fact]
    public async Task The_call_is_listed_once_takes_its_result_and_counts_in_the_new_month()
    {
        await RaiseAsync("2026-09-30T09:00:00");

        await ImportOrderAsync("W1", "2026-10-01T09:00:00");

        var task = Assert.Single(await OpenAsync());
        Assert.Equal(Silent + NodaTime.Duration.FromHours(24), task.DueBy);
        await FollowUpAsync();
        Assert.Single(await OpenAsync());
        var (closed, isLate) = await RecordAsync(new CallResultJson(CallOutcome.Reached, "clerk", [4]));
        Assert.False(isLate || closed.IsOpen);
        Assert.Empty(await OpenAsync());
        Assert.Empty((await RecordsAsync(2026, 9)).Callbacks);
        Assert.Equal(Silent, Assert.Single((await RecordsAsync(2026, 10)).Callbacks).ToFact()!.DoneAt);
    }

    [Fact]
    public async Task A_call_that_has_ended_keeps_its_result()
    {
        await RaiseAsync("2026-09-30T09:00:00");
        await RecordAsync(new CallResultJson(CallOutcome.Reached, "clerk", [4]));

        await ImportOrderAsync("W1", "2026-10-01T09:00:00");

        Assert.False((await RecordAsync(new CallResultJson(CallOutcome.Reached, "clerk", [4]))).Task.IsOpen);
        Assert.Equal(Silent, Assert.Single((await RecordsAsync(2026, 10)).Callbacks).DoneAt);
        Assert.Empty((await RecordsAsync(2026, 9)).Callbacks);
        Assert.Single(await Get<WorkOrderStore>().GetAnswersAsync(Month(2026, 10), WorkOrderId.Parse("W1"), CancellationToken.None));
    }

    [Fact]
    public async Task A_call_that_moves_into_a_month_that_closes_sooner_is_due_before_that()
    {
        await SaveStoreAsync(NewStore("S1") with { CallWithin = NodaTime.Duration.FromDays(7) });
        await RaiseAsync("2026-10-01T09:00:00");
        Assert.Equal(Silent + NodaTime.Duration.FromDays(7), Assert.Single(await OpenAsync()).DueBy);

        await ImportOrderAsync("W1", "2026-09-30T09:00:00");

        Assert.Equal(Utc("2026-10-04T18:00:00Z"), Assert.Single(await OpenAsync()).DueBy);
    }

    [Fact]
    public async Task A_result_of_a_call_that_is_gone_writes_nothing_where_the_call_was()
    {
        await RaiseAsync("2026-09-30T09:00:00");
        var before = Assert.Single(await OpenAsync());
        await ImportOrderAsync("W1", "2026-10-01T09:00:00");

        var closed = await Get<CallbackStore>().CloseAsync(
            NewStore("S1"), Month(2026, 9), before, new CallResult(CallOutcome.Refused, [], null, StaffId.Parse("clerk"), "supervisor", Silent), CancellationToken.None);

        Assert.Null(closed);
        Assert.Empty((await RecordsAsync(2026, 9)).Callbacks);
    }

    private async Task RaiseAsync(string completedAt)
    {
        Clock.Now = Utc("2026-10-01T04:00:00Z");
        await SaveStoreAsync((await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None)) with { CallbackAfter = NodaTime.Duration.FromHours(1), SilentAfter = NodaTime.Duration.FromDays(2) });
        await Get<StoreDirectory>().EnsureStaffAsync(NewStore("S1"), StaffId.Parse("clerk"), CancellationToken.None);
        await ImportOrderAsync("W1", completedAt);
        await SendDueAsync(Utc("2026-10-01T04:15:00Z"));
        Assert.Single(Gateway.Delivered);
        await FollowUpAsync();
        Assert.Single(await OpenAsync());
    }

    private async Task FollowUpAsync()
    {
        Clock.Now = Silent;
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
    }

    private Task<(Callback Task, bool IsLate)> RecordAsync(CallResultJson result) => Get<CallResults>().RecordAsync(
        Store, WorkOrderId.Parse("W1"), result, new Caller("supervisor", Role.Supervisor, [], [Person("boss")]) { IsEverywhere = true }, CancellationToken.None);

    private async Task<IReadOnlyList<Callback>> OpenAsync() =>
        (await Get<CallbackStore>().ListOpenAsync(NewStore("S1"), new PageRequest(100, null), CancellationToken.None)).Items;
}

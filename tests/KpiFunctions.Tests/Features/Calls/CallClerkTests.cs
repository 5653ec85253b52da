using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Calls;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Appeals;
using NodaTime;

namespace KpiFunctions.Tests.Features.Calls;

/// <summary>A call that is still to be made is on the list of whoever calls back for its order; one that was made is of whoever called.</summary>
public sealed class CallClerkTests(AzuriteFixture azurite) : AppealTest(azurite)
{
    // Texted on 1 October at noon in Shanghai and silent two days later; September closes on 5 October at 02:00 there.
    private static readonly Instant Silent = Utc("2026-10-03T05:00:00Z");

    /// <summary>Who calls back for the order by its next import, on which day it was completed by that, and whose call it is then. The store names "desk".</summary>
    [Theory]
    [InlineData("c2", "2026-09-30T09:00:00", "c2")]
    [InlineData("", "2026-09-30T09:00:00", "desk")]
    [InlineData("c1", "2026-09-30T08:00:00", "c1")]
    [InlineData("c2", "2026-10-01T09:00:00", "c2")]
    [InlineData("", "2026-10-01T09:00:00", "desk")]
    [InlineData("c1", "2026-10-01T09:00:00", "c1")]
    public async Task An_open_call_goes_to_whoever_calls_back_for_the_order_now(string clerk, string completedAt, string listed)
    {
        await RaiseAsync();

        await ImportAsync(clerk, completedAt);

        Assert.Equal(listed, Assert.Single(await OpenAsync()).Clerk?.Value);
        var month = completedAt.StartsWith("2026-10", StringComparison.Ordinal) ? 10 : 9;
        Assert.Equal(listed, Assert.Single((await RecordsAsync(2026, month)).Calls()).Fact.StaffId.Value);
    }

    [Fact]
    public async Task A_call_that_was_made_stays_with_who_called()
    {
        await RaiseAsync();
        await Get<CallResults>().RecordAsync(
            Store,
            WorkOrderId.Parse("W1"),
            new CallResultJson(CallOutcome.Reached, "c1", [4]),
            new Caller("c1", Role.Clerk, [Store], [Person("c1")]),
            CancellationToken.None);

        await ImportAsync("c2", "2026-09-30T09:00:00");

        Assert.Equal("c1", Assert.Single((await RecordsAsync(2026, 9)).Calls()).Fact.StaffId.Value);
        Assert.Equal("c1", Assert.Single((await RecordsAsync(2026, 9)).Callbacks).Clerk?.Value);
    }

    [Theory]
    [InlineData(false, "c2")]
    [InlineData(true, "c1")]
    public async Task An_appeal_that_corrects_the_clerk_takes_a_call_along_that_nobody_made(bool isMade, string counted)
    {
        await UseSchemeAsync("callback.completed_rate");
        await RaiseAsync();
        if (isMade)
        {
            await Get<CallResults>().RecordAsync(
                Store,
                WorkOrderId.Parse("W1"),
                new CallResultJson(CallOutcome.Refused, "c1"),
                new Caller("c1", Role.Clerk, [Store], [Person("c1")]),
                CancellationToken.None);
        }

        await CloseSeptemberAsync();
        var id = AppealId.Parse((await FileAsync(Supervisor, "c1", "item0")).GetProperty("appealId").GetString()!);
        await DecideAsync(id, Admin, new CorrectionJson(CorrectionKind.CorrectOrder, "the roster", "W1") { ClerkId = "c2" });
        await ApplyAsync();

        Assert.Equal(AppealState.Applied, (await AppealAsync(id)).Appeal.State);
        Assert.Equal(counted, Assert.Single((await RecordsAsync(2026, 9)).Calls()).Fact.StaffId.Value);
        Assert.Null(await VerifyAsync());
    }

    private async Task RaiseAsync()
    {
        Clock.Now = Utc("2026-10-01T04:00:00Z");
        await SaveStoreAsync(await StoreAsync() with { CallbackAfter = Duration.FromHours(1), SilentAfter = Duration.FromDays(2), CallbackClerk = StaffId.Parse("desk") });
        foreach (var staff in new[] { "c1", "c2" })
        {
            await Get<StoreDirectory>().UpdateStaffAsync(Store, StaffId.Parse(staff), known => known ?? new() { StoreId = Store, Id = StaffId.Parse(staff) }, CancellationToken.None);
        }

        await ImportAsync("c1", "2026-09-30T09:00:00");
        await SendDueAsync(Utc("2026-10-01T04:15:00Z"));
        Clock.Now = Silent;
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
        Assert.Equal("c1", Assert.Single(await OpenAsync()).Clerk?.Value);
    }

    private Task<KpiFunctions.Features.Import.ImportReport> ImportAsync(string clerk, string completedAt) => ImportAsync(
        "storeId,workOrderId,staffId,clerkId,customerPhone,openedAt,completedAt\n" + $"S1,W1,A,{clerk},+8613800000001,2026-09-29T08:00:00,{completedAt}\n");

    private async Task<IReadOnlyList<Callback>> OpenAsync() =>
        (await Get<CallbackStore>().ListOpenAsync(await StoreAsync(), new PageRequest(100, null), CancellationToken.None)).Items;
}

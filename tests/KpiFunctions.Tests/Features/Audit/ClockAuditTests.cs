using KpiFunctions.Features.Months;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Audit;

/// <summary>What nobody asked for at that moment is told of too, once however often its message or its night comes.</summary>
public sealed class ClockAuditTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private static readonly Instant SeptemberCloses = Utc("2026-10-04T18:00:00Z");
    private static readonly Instant PhonesDue = SeptemberCloses + Duration.FromDays(180);

    [Fact]
    public async Task A_month_that_the_clock_closes_is_told_of_once()
    {
        var left = await LeftByAsync(() => CloseAsync(deliveries: 3));

        var closed = Assert.Single(left);
        Assert.Equal(
            (AuditActorKind.Clock, AuditStage.Done, nameof(ScoreStoreWorker), "S1", """{"month":"2026-09","state":"closed","version":1}"""),
            (closed.Actor.Kind, closed.Stage, closed.Function, closed.Store?.Value, closed.After));
    }

    [Fact]
    public async Task A_worker_that_died_before_it_told_is_told_for_by_the_next_delivery()
    {
        var first = Assert.Single(await LeftByAsync(() => CloseAsync(deliveries: 1)));
        await Get<Tables>().Audit.DeleteEntityAsync(AuditKeys.Partition(first.At), AuditKeys.Row(first));

        Clock.Now += Duration.FromHours(1);
        await new ScoreStoreWorker(Get<MonthCloser>(), Get<DeadLetterStore>()).Run(MessageJson.Write(new ScoreStoreMessage("S1", "202609")), CancellationToken.None);

        Assert.Equal(AuditKeys.Place(first), AuditKeys.Place(Assert.Single(await EntriesAsync("S1"))));
    }

    [Fact]
    public async Task What_retention_erases_is_told_of_once_for_each_month_and_kind()
    {
        await CloseAsync(deliveries: 1);
        var left = await LeftByAsync(async () =>
        {
            foreach (var night in Enumerable.Range(0, 3))
            {
                Clock.Now = PhonesDue + Duration.FromDays(night);
                await Get<RetentionSweep>().RunAsync(CancellationToken.None);
            }
        });

        var erased = Assert.Single(left);
        Assert.Equal(
            (PhonesDue, AuditActorKind.Clock, nameof(RetentionTimer), """{"month":"2026-09","erased":"phones"}""", """{"records":1}"""),
            (erased.At, erased.Actor.Kind, erased.Function, erased.After, erased.Counts));
    }

    [Fact]
    public async Task A_sweep_that_died_before_it_told_is_told_for_by_the_next_night()
    {
        await CloseAsync(deliveries: 1);
        Clock.Now = PhonesDue;
        var first = Assert.Single(await LeftByAsync(() => Get<RetentionSweep>().RunAsync(CancellationToken.None)));
        await Get<Tables>().Audit.DeleteEntityAsync(AuditKeys.Partition(first.At), AuditKeys.Row(first));

        Clock.Now += Duration.FromDays(1);
        await Get<RetentionSweep>().RunAsync(CancellationToken.None);

        Assert.Equal(AuditKeys.Place(first), AuditKeys.Place(Assert.Single(await EntriesAsync("S1"), e => e.Function == nameof(RetentionTimer))));
    }

    [Fact]
    public async Task What_retention_erases_of_no_month_is_told_with_how_much_it_was_and_a_night_without_any_is_not_told()
    {
        await Get<DeadLetterStore>().AddAsync("SomeWorker", "a message with 13800000001", "no reason", CancellationToken.None);
        Clock.Now += Duration.FromDays(180) + Duration.FromHours(1);

        var erased = Assert.Single(await LeftByAsync(() => Get<RetentionSweep>().RunAsync(CancellationToken.None)));
        var next = await LeftByAsync(() => Get<RetentionSweep>().RunAsync(CancellationToken.None));

        Assert.Equal((null, """{"contacts":0,"unmatchedReplies":0,"deadLetters":1,"staffWords":0}"""), (erased.Store, erased.Counts));
        Assert.Empty(next);
    }

    private async Task CloseAsync(int deliveries)
    {
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await ImportOrderAsync("W1", "2026-09-28T10:00:00");
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10), deliveries);
    }
}

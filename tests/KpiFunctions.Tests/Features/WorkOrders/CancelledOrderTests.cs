using System.Text.Json;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Appeals;
using NodaTime;

namespace KpiFunctions.Tests.Features.WorkOrders;

/// <summary>An order that was cancelled is neither opened, nor completed, nor a return, and nobody is asked about it.</summary>
public sealed class CancelledOrderTests(AzuriteFixture azurite) : AppealTest(azurite)
{
    private const string Repairs = """
        storeId,workOrderId,staffId,assetId,faultCode,openedAt,completedAt
        S1,W1,A,VIN1,noise,2026-09-01T08:00:00,2026-09-02T10:00:00
        S1,W2,B,VIN1,noise,2026-09-09T10:00:00,2026-09-09T18:00:00

        """;

    [Theory]
    [InlineData("W1,A,2026-09-01T08:00:00", "A")]
    [InlineData("W2,B,2026-09-09T10:00:00", "B")]
    public async Task Neither_a_cancelled_order_nor_its_return_counts_until_an_empty_cell_says_that_it_was_not_cancelled(string order, string staff)
    {
        await UseSchemeAsync("orders.completed", "orders.completion_rate", "repair.within_24h_rate", "quality.first_time_fix_rate");
        Clock.Now = Utc("2026-09-20T02:00:00Z");
        await ImportAsync(Repairs);
        Assert.Single((await RecordsAsync(2026, 9)).Returns);

        var cancelled = await CancelAsync(order, "2026-09-10T09:00:00");

        var scored = await ScoreAsync(2026, 9);
        Assert.Equal((1, 0, 1), (cancelled.Updated, scored.Counts.Returns, scored.Counts.Completed));
        Assert.DoesNotContain(scored.Scores.Where(s => s.Staff.StaffId.Value == staff).SelectMany(s => s.Lines), l => l.Metric is not null);
        Assert.Contains(scored.Scores.Where(s => s.Staff.StaffId.Value != staff).SelectMany(s => s.Lines), l => l.Metric?.Value == 1);

        await CancelAsync(order, "");

        Assert.Equal((1, 2), ((await ScoreAsync(2026, 9)).Counts.Returns, (await ScoreAsync(2026, 9)).Counts.Completed));
    }

    [Fact]
    public async Task Who_cancels_before_the_opening_or_in_the_future_is_refused()
    {
        Clock.Now = Utc("2026-09-20T02:00:00Z");
        await ImportAsync(Repairs);

        var before = await CancelAsync("W1,A,2026-09-01T08:00:00", "2026-09-01T07:00:00");
        var future = await CancelAsync("W1,A,2026-09-01T08:00:00", "2026-09-21T07:00:00");

        Assert.Equal(("cancelledAt", "cancelledAt"), (before.Rejected[0].Field, future.Rejected[0].Field));
        Assert.Null((await OrderAsync("W1")).Order.CancelledAt);
    }

    [Fact]
    public async Task A_survey_that_waits_for_its_day_ends_with_the_reason_and_waits_again_when_the_order_stands()
    {
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await ImportOrderAsync("W1", "2026-09-28T10:00:00");

        await CancelAsync("W1,A,2026-09-01T08:00:00", "2026-09-28T10:30:00");
        await SendDueAsync(Utc("2026-10-01T02:00:00Z"));

        Assert.Empty(Gateway.Delivered);
        Assert.Equal((SurveyState.Excluded, ExclusionReason.CancelledOrder), ((await OrderAsync("W1")).Survey.State, (await OrderAsync("W1")).Survey.Exclusion));
        Assert.Equal(1, (await StatisticsAsync()).GetProperty("exclusions").GetProperty("cancelledOrder").GetInt32());

        await CancelAsync("W1,A,2026-09-01T08:00:00", "");
        await SendDueAsync(Utc("2026-10-01T02:15:00Z"));

        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task A_text_whose_sender_died_before_the_call_does_not_leave_after_the_order_was_cancelled()
    {
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await ImportOrderAsync("W1", "2026-09-28T10:00:00");
        Gateway.Before = _ => throw new InvalidOperationException("The process ends here.");
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendDueAsync(Utc("2026-10-01T02:00:00Z")));
        Gateway.Before = _ => null;

        await CancelAsync("W1,A,2026-09-01T08:00:00", "2026-09-28T10:30:00");
        await Get<SurveySender>().SendAsync(new SendSurveyMessage([new("S1", "W1", "202609")]), CancellationToken.None);

        Assert.Empty(Gateway.Delivered);
    }

    [Fact]
    public async Task Who_has_the_text_of_an_order_that_is_cancelled_then_is_neither_reminded_nor_called_and_does_not_count()
    {
        await UseSchemeAsync("satisfaction.response_rate");
        await SaveStoreAsync((await StoreAsync()) with { RemindAfter = Duration.FromHours(24), SilentAfter = Duration.FromHours(48) });
        Clock.Now = Utc("2026-09-20T03:00:00Z");
        await ImportOrderAsync("W1", "2026-09-20T10:00:00");
        await SendDueAsync(Utc("2026-09-23T02:00:00Z"));
        Assert.Single(Gateway.Delivered);

        await CancelAsync("W1,A,2026-09-01T08:00:00", "2026-09-23T09:30:00");
        foreach (var day in new[] { 24, 25 })
        {
            await SendDueAsync(Utc($"2026-09-{day}T03:00:00Z"));
            await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
            await SendQueuedAsync();
            await DrainCallsAsync();
        }

        Assert.Single(Gateway.Delivered);
        Assert.Equal((ExclusionReason.CancelledOrder, null), ((await OrderAsync("W1")).Survey.LeftAlone, (await OrderAsync("W1")).Survey.SilentAt));
        Assert.Equal(1, (await StatisticsAsync()).GetProperty("exclusions").GetProperty("cancelledOrder").GetInt32());
        Assert.Equal((0, 0), ((await ScoreAsync(2026, 9)).Counts.Completed, (await RecordsAsync(2026, 9)).Callbacks.Count));
    }

    [Fact]
    public async Task An_order_that_completed_in_the_next_month_is_not_opened_in_this_one_either_while_this_one_is_open()
    {
        Clock.Now = Utc("2026-09-30T03:00:00Z");
        await ImportAsync("storeId,workOrderId,staffId,openedAt\nS1,W1,A,2026-09-30T08:00:00\n");
        Clock.Now = Utc("2026-10-02T03:00:00Z");
        await ImportAsync("storeId,workOrderId,staffId,openedAt,completedAt\nS1,W1,A,2026-09-30T08:00:00,2026-10-01T10:00:00\n");

        await CancelAsync("W1,A,2026-09-30T08:00:00", "2026-10-01T11:00:00");
        Assert.False(Assert.Single((await RecordsAsync(2026, 9)).Opened).IsCounted);
        await CancelAsync("W1,A,2026-09-30T08:00:00", "");
        Assert.True(Assert.Single((await RecordsAsync(2026, 9)).Opened).IsCounted);

        await CloseSeptemberAsync();
        await CancelAsync("W1,A,2026-09-30T08:00:00", "2026-10-01T11:00:00");
        Assert.True(Assert.Single((await RecordsAsync(2026, 9)).Opened).IsCounted);
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task Cancelling_in_a_closed_month_comes_late_and_an_appeal_or_the_reopened_month_takes_it()
    {
        await CloseTwoOrdersAsync();
        var id = await FiledAsync();

        var late = await CancelAsync("W2,B,2026-09-26T08:00:00", "2026-09-27T08:00:00");
        Assert.Equal((1, 2), (late.Late, (await ScoreAsync(2026, 9)).Counts.Completed));

        var cancelled = new CorrectionJson(CorrectionKind.CorrectOrder, "the customer called it off", "W1") { CancelledAt = new DateTimeOffset(2026, 9, 23, 8, 0, 0, TimeSpan.FromHours(8)) };
        var refused = await DecideAsync(id, Supervisor, cancelled with { CancelledAt = cancelled.CancelledAt!.Value.AddDays(-9) });
        await DecideAsync(id, Supervisor, cancelled);
        await ApplyAsync();
        Assert.Equal((400, AppealState.Applied), (StatusOf(refused), (await AppealAsync(id)).Appeal.State));
        Assert.Equal(1, (await ScoreAsync(2026, 9)).Counts.Completed);
        Assert.Null(await VerifyAsync());

        await ReopenAsync("what came late", takeLate: true);
        await CloseAgainAsync();
        Assert.Equal(0, (await ScoreAsync(2026, 9)).Counts.Completed);
        Assert.Null(await VerifyAsync());
    }

    private Task<ImportReport> CancelAsync(string order, string cancelledAt) =>
        ImportAsync($"storeId,workOrderId,staffId,openedAt,cancelledAt\nS1,{order},{cancelledAt}\n");

    private async Task<JsonElement> StatisticsAsync() => JsonSerializer.SerializeToElement(
        await Get<SurveyStatisticsQuery>().ReadAsync(await StoreAsync(), Month(2026, 9), CancellationToken.None), ApiJson.Options);
}

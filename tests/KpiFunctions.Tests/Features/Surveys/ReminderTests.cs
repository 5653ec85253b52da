using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Surveys;

/// <summary>Who sends nothing is reminded once, by the same rules that keep the survey itself from leaving twice.</summary>
public sealed class ReminderTests(AzuriteFixture azurite) : AppTest(azurite)
{
    // Texted on 10 September at 10:00 in Shanghai, 02:00 UTC.
    private static readonly NodaTime.Instant Sent = Utc("2026-09-10T02:00:00Z");
    private static readonly NodaTime.Instant NextDay = Utc("2026-09-11T02:00:00Z");

    [Fact]
    public async Task A_reminder_leaves_a_day_later_once_however_often_timer_and_queue_say_so()
    {
        await SaveStoreAsync(NewStore("S1") with { SegmentPrice = 0.05m });
        await TextAsync("W1");

        await RemindAsync(NextDay - NodaTime.Duration.FromMinutes(1));
        Assert.Single(Gateway.Delivered);
        await RemindAsync(NextDay, deliveries: 3);
        await RemindAsync(NextDay + NodaTime.Duration.FromHours(1));

        Assert.Equal(["S1/W1", "S1/W1/reminder"], Gateway.Delivered.Select(t => t.Tag).Order(StringComparer.Ordinal));
        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal(Sent, survey.SentAt);
        Assert.Equal(NextDay, survey.RemindedAt);
        Assert.Equal((2, 0.10m), (survey.Segments, survey.Cost));
    }

    [Fact]
    public async Task Two_workers_on_one_reminder_send_one_text()
    {
        await TextAsync("W1");
        Clock.Now = NextDay;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendReminderAsync("W1")));

        Assert.Equal(2, Gateway.Delivered.Count);
    }

    [Fact]
    public async Task A_process_that_dies_before_the_reminder_is_written_down_repeats_the_same_text()
    {
        await TextAsync("W1");
        Clock.Now = NextDay;
        Gateway.After = _ => throw new IOException("The process ends here.");
        await Assert.ThrowsAsync<IOException>(() => SendReminderAsync("W1"));
        Gateway.After = _ => { };

        Clock.Now = NextDay + NodaTime.Duration.FromSeconds(30);
        await SendReminderAsync("W1");

        Assert.Equal(2, Gateway.Delivered.Count);
        Assert.Equal(NextDay, (await OrderAsync("W1")).Survey.RemindedAt);
    }

    [Fact]
    public async Task A_reminder_of_which_nobody_knows_whether_it_left_is_not_sent_again()
    {
        await TextAsync("W1");
        Clock.Now = NextDay;
        Gateway.Before = _ => throw new IOException("The process ends here.");
        await Assert.ThrowsAsync<IOException>(() => SendReminderAsync("W1"));
        Gateway.Before = _ => null;

        // The provider recognises a repeated call for five minutes only.
        await RemindAsync(NextDay + NodaTime.Duration.FromHours(1));
        await RemindAsync(NextDay + NodaTime.Duration.FromHours(2));

        Assert.Single(Gateway.Delivered);
        Assert.Equal(NextDay, (await OrderAsync("W1")).Survey.RemindedAt);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("TD")]
    [InlineData("你是谁")]
    public async Task Nobody_is_reminded_who_has_sent_anything(string text)
    {
        await TextAsync("W1");
        await ReplyAsync(text, Sent + NodaTime.Duration.FromHours(1));

        await RemindAsync(NextDay);
        await SendReminderAsync("W1");

        Assert.DoesNotContain(Gateway.Delivered, t => t.Tag.EndsWith("/reminder", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_stopped_texts_at_another_store_is_not_reminded_and_not_looked_at_again()
    {
        await TextAsync("W1");
        await Get<ContactStore>().ChangeAsync(
            Get<ContactKeys>().Of((await OrderAsync("W1")).Order.CustomerPhone.Usable!.Value), c => c.OptOut(Sent), likelyNew: false, CancellationToken.None);

        await RemindAsync(NextDay);

        Assert.Single(Gateway.Delivered);
        Assert.False((await OrderAsync("W1")).Survey.IsWaiting);
    }

    [Fact]
    public async Task A_reminder_of_the_night_waits_for_the_window()
    {
        await SaveStoreAsync(NewStore("S1") with { RemindAfter = NodaTime.Duration.FromHours(11) });
        await TextAsync("W1");

        // 21:00 and 09:00 in Shanghai.
        await RemindAsync(Utc("2026-09-10T13:00:00Z"));
        Assert.Single(Gateway.Delivered);
        await RemindAsync(Utc("2026-09-11T01:00:00Z"));

        Assert.Equal(2, Gateway.Delivered.Count);
    }

    [Fact]
    public async Task A_store_can_do_without_reminders()
    {
        await SaveStoreAsync(NewStore("S1") with { RemindAfter = null });
        await TextAsync("W1");

        await RemindAsync(NextDay);

        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task An_answer_to_the_reminder_is_an_answer_to_the_survey()
    {
        await TextAsync("W1");
        await RemindAsync(NextDay);

        await ReplyAsync("4", NextDay + NodaTime.Duration.FromHours(1));

        var answers = await Get<WorkOrderStore>().GetAnswersAsync(Month(2026, 9), WorkOrderId.Parse("W1"), CancellationToken.None);
        Assert.Equal(4, SurveyResult.At(Month(2026, 9).ClosesAt(NewStore("S1")), (await OrderAsync("W1")).Survey, answers).Overall);
    }

    private async Task TextAsync(string order)
    {
        await ImportOrderAsync(order, "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
    }

    private async Task RemindAsync(NodaTime.Instant now, int deliveries = 1)
    {
        Clock.Now = now;
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await SendDueAsync(now, deliveries);
    }

    private Task SendReminderAsync(string order) => Get<SurveySender>().SendAsync(
        new SendSurveyMessage([new SendSurveyMessage.Item("S1", order, "202609", Purpose: TextPurpose.Reminder)]), CancellationToken.None);
}

using System.Text;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records.Book;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Replies;

/// <summary>Every text finds its survey once, and none is lost.</summary>
public sealed class IngestReplyWorkerTests(AzuriteFixture azurite) : AppTest(azurite)
{
    [Fact]
    public async Task An_answer_is_kept_with_its_order_however_often_it_is_delivered()
    {
        await TextAsync("W1", "2026-09-07T10:00:00", "2026-09-10T02:00:00Z");

        await ReplyAsync("5分 谢谢", Utc("2026-09-10T03:00:00Z"));
        await ReplyAsync("5分 谢谢", Utc("2026-09-10T03:00:00Z"));

        var answer = Assert.Single(await AnswersAsync("W1"));
        Assert.Equal([5], answer.Ratings);
        Assert.Equal("5分 谢谢", answer.Text);
        Assert.Equal("谢谢", answer.Comment);
    }

    [Fact]
    public async Task A_later_answer_replaces_the_earlier_one_and_both_are_kept_in_any_order_of_arrival()
    {
        await TextAsync("W1", "2026-09-07T10:00:00", "2026-09-10T02:00:00Z");

        await ReplyAsync("5", Utc("2026-09-10T05:00:00Z"), id: "later");
        await ReplyAsync("2", Utc("2026-09-10T03:00:00Z"), id: "earlier");

        var answers = await AnswersAsync("W1");
        Assert.Equal(2, answers.Count);
        Assert.Equal(5, SurveyResult.At(Utc("2026-10-04T18:00:00Z"), (await OrderAsync("W1")).Survey, answers).Overall);
    }

    [Fact]
    public async Task A_text_from_an_unknown_number_is_kept_and_given_to_no_survey()
    {
        await TextAsync("W1", "2026-09-07T10:00:00", "2026-09-10T02:00:00Z");

        await ReplyAsync("5", Utc("2026-09-10T03:00:00Z"), from: "8613999999999");

        Assert.Empty(await AnswersAsync("W1"));
        var kept = Get<KpiFunctions.Foundation.Storage.Tables>().UnmatchedReplies.QueryAsync<Azure.Data.Tables.TableEntity>();
        Assert.Single(await kept.ToListAsync());
    }

    [Fact]
    public async Task Whoever_opts_out_gets_no_further_text_in_any_store_until_opting_in_again()
    {
        await SaveStoreAsync(NewStore("S2"));
        await TextAsync("W1", "2026-09-07T10:00:00", "2026-09-10T02:00:00Z");
        await ReplyAsync("退订", Utc("2026-09-10T03:00:00Z"), id: "stop");

        Clock.Now = Utc("2026-09-25T00:00:00Z");
        await ImportOrderAsync("W2", "2026-09-22T10:00:00", store: "S2");
        await SendDueAsync(Utc("2026-09-25T02:00:00Z"));
        Assert.Equal(ExclusionReason.OptedOut, (await OrderAsync("W2", "S2")).Survey.Exclusion);

        await ReplyAsync("START", Utc("2026-09-26T03:00:00Z"), id: "start");
        await TextAsync("W3", "2026-09-24T10:00:00", "2026-09-27T02:00:00Z");
        Assert.Equal(SurveyState.Sent, (await OrderAsync("W3")).Survey.State);
    }

    [Fact]
    public async Task Broken_and_foreign_events_become_dead_letters_and_the_rest_of_the_batch_goes_on()
    {
        await TextAsync("W1", "2026-09-07T10:00:00", "2026-09-10T02:00:00Z");
        var good = ReplyEvent("3", Utc("2026-09-10T03:00:00Z"));
        var foreign = good.Replace("SMSReceived", "SMSDeliveryReportReceived", StringComparison.Ordinal);

        await DeliverReplyAsync($"[{foreign},{{\"x\":1}},{good}]");
        await DeliverReplyAsync("{ not json");

        Assert.Equal([3], Assert.Single(await AnswersAsync("W1")).Ratings);
        var letters = await Get<DeadLetterStore>().ListAsync(CancellationToken.None);
        Assert.Equal(3, letters.Count);
        Assert.Contains(letters, l => l.Reason.Contains("SMSDeliveryReportReceived", StringComparison.Ordinal));
        Assert.Contains(letters, l => l.Reason.Contains("no JSON", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_base64_message_is_read_too()
    {
        await TextAsync("W1", "2026-09-07T10:00:00", "2026-09-10T02:00:00Z");

        await DeliverReplyAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(ReplyEvent("非常满意", Utc("2026-09-10T03:00:00Z")))));

        Assert.Equal([5], Assert.Single(await AnswersAsync("W1")).Ratings);
    }

    [Fact]
    public async Task An_answer_follows_an_order_that_was_corrected_into_another_month()
    {
        await StartInAsync(8);
        await TextAsync("W1", "2026-09-07T10:00:00", "2026-09-10T02:00:00Z");
        await ReplyAsync("5", Utc("2026-09-10T03:00:00Z"), id: "before");

        await ImportOrderAsync("W1", "2026-08-31T10:00:00", openedAt: "2026-08-30T10:00:00");
        await ReplyAsync("2", Utc("2026-09-10T04:00:00Z"), id: "after");

        var moved = await OrderAsync("W1");
        Assert.Equal(new NodaTime.YearMonth(2026, 8), moved.Month.Month);
        Assert.Equal(SurveyState.Sent, moved.Survey.State);
        Assert.Equal(2, (await AnswersAsync("W1")).Count);
        Assert.Null(await Get<WorkOrderStore>().GetAsync(Month(2026, 9), moved.Order.Id, CancellationToken.None));
    }

    private async Task TextAsync(string order, string completedAt, string dueAt)
    {
        Clock.Now = Utc(dueAt);
        await ImportOrderAsync(order, completedAt);
        await SendDueAsync(Utc(dueAt));
    }

    private async Task<IReadOnlyList<SurveyAnswer>> AnswersAsync(string order)
    {
        var stored = await OrderAsync(order);
        return await Get<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None);
    }
}

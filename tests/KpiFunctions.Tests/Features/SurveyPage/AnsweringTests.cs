using System.Text.RegularExpressions;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Replies;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.SurveyPage;

/// <summary>An answer on the page counts as one by text does, and the same follows from it.</summary>
public sealed class AnsweringTests(AzuriteFixture azurite) : SurveyPageTest(azurite)
{
    [Fact]
    public async Task An_answer_is_kept_with_its_words_and_counts()
    {
        var token = await TextAsync(questionnaire: "three-questions");
        Clock.Now = Sent + Duration.FromHours(1);

        var page = await PostAsync(token, ("q1", "5"), ("q2", "4"), ("q3", "5"), ("comment", "等太久 & <b>冷</b>\r\n谢谢"), ("do", "send"));

        Assert.Equal(200, page.Status);
        Assert.Contains("Thank you", page.Html, StringComparison.Ordinal);
        var answer = Assert.Single(await AnswersAsync());
        Assert.Equal(
            (AnswerSource.Page, AnswerKind.Ratings, 3, "等太久 & <b>冷</b>\n谢谢", "等太久 & <b>冷</b>\n谢谢", Clock.Now, false),
            (answer.Source, answer.Kind, answer.Questions, answer.Text, answer.Comment, answer.ReceivedAt, answer.IsLate));
        Assert.Equal([5, 4, 5], answer.Ratings);
        Assert.Equal([5, 4, 5], await CountedAsync());
        Assert.True((await OrderAsync("W1")).Survey.HasReply);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_chosen_is_kept()
    {
        var token = await TextAsync(questionnaire: "three-questions");

        var page = await PostAsync(token, ("q1", "4"), ("q3", "2"), ("comment", "</textarea><script>x</script>"), ("do", "send"));

        Assert.Equal(422, page.Status);
        Assert.Contains("Not everything is answered yet", page.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#q2\">2/3</a>", page.Html, StringComparison.Ordinal);
        Assert.Equal(["q1 4", "q3 2"], Regex.Matches(page.Html, "name=\"(q\\d)\" value=\"(\\d)\" required checked").Select(m => $"{m.Groups[1]} {m.Groups[2]}"));
        Assert.Contains("&lt;/textarea&gt;&lt;script&gt;x&lt;/script&gt;</textarea>", page.Html, StringComparison.Ordinal);
        Assert.Empty(await AnswersAsync());
    }

    [Fact]
    public async Task Who_presses_the_button_again_has_answered_once_and_who_chooses_otherwise_anew()
    {
        var token = await TextAsync();
        for (var i = 0; i < 3; i++)
        {
            Clock.Now = Sent + Duration.FromMinutes(i);
            Assert.Equal(200, (await PostAsync(token, ("q1", "2"), ("comment", "慢"))).Status);
        }

        Assert.Single(await AnswersAsync());
        Assert.Single(await ComplaintsAsync());
        Clock.Now = Sent + Duration.FromMinutes(5);
        await PostAsync(token, ("q1", "4"), ("comment", "慢"));
        Clock.Now = Sent + Duration.FromMinutes(6);
        await PostAsync(token, ("q1", "2"), ("comment", "慢"));

        Assert.Equal(["2", "4", "2"], (await AnswersAsync()).Select(a => string.Join(' ', a.Ratings)));
        Assert.Equal([2], await CountedAsync());
        Assert.Single(await ComplaintsAsync());
    }

    [Fact]
    public async Task Two_presses_at_the_same_moment_count_once()
    {
        var token = await TextAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(token, ("q1", "1"), ("comment", "没修好"))));

        Assert.Single(await AnswersAsync());
        Assert.Single(await ComplaintsAsync());
    }

    [Theory]
    [InlineData("page text", new[] { 3 })]
    [InlineData("text page", new[] { 5 })]
    [InlineData("page text page", new[] { 5 })]
    [InlineData("text page text", new[] { 3 })]
    [InlineData("page thanks", new[] { 5 })]
    public async Task The_last_answer_counts_whichever_way_it_came_and_all_are_kept(string order, int[] counted)
    {
        var token = await TextAsync();
        foreach (var (i, way) in order.Split(' ').Index())
        {
            Clock.Now = Sent + Duration.FromMinutes(i + 1);
            await (way == "page" ? PostAsync(token, ("q1", "5")) : ReplyAsync(way == "text" ? "3" : "谢谢", Clock.Now, id: $"m{i}"));
        }

        Assert.Equal(order.Split(' ').Length, (await AnswersAsync()).Count);
        Assert.Equal(counted, await CountedAsync());
    }

    [Fact]
    public async Task A_text_that_was_sent_before_and_comes_after_the_page_replaces_nothing()
    {
        var token = await TextAsync();
        Clock.Now = Sent + Duration.FromMinutes(10);
        await PostAsync(token, ("q1", "5"));

        await ReplyAsync("1", Sent + Duration.FromMinutes(9));

        Assert.Equal([5], await CountedAsync());
    }

    [Fact]
    public async Task An_answer_closes_reminders_and_calls()
    {
        var token = await TextAsync();
        Clock.Now = Sent + Duration.FromHours(1);
        await PostAsync(token, ("q1", "5"));

        foreach (var hours in new[] { 25, 73, 100 })
        {
            Clock.Now = Sent + Duration.FromHours(hours);
            await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
            await SendQueuedAsync();
            await DrainCallsAsync();
        }

        Assert.Single(Gateway.Delivered);
        Assert.Empty((await RecordsAsync(2026, 9)).Callbacks);
    }

    [Fact]
    public async Task A_call_that_waits_becomes_needless()
    {
        var token = await TextAsync();
        Clock.Now = Sent + Duration.FromHours(73);
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
        Assert.Single((await RecordsAsync(2026, 9)).Callbacks);

        Clock.Now += Duration.FromHours(1);
        await PostAsync(token, ("q1", "5"));

        var stored = await OrderAsync("W1");
        Assert.True(Assert.Single((await RecordsAsync(2026, 9)).Callbacks).IsNeedless(stored.Order, await AnswersAsync()));
        Assert.Equal(SurveyStanding.Answered, SurveyOutcome.At(Clock.Now, stored.Month.ClosesAt(NewStore("S1")), stored.Survey, await AnswersAsync()).Standing);
    }

    [Fact]
    public async Task Questions_that_are_asked_one_by_one_end_with_the_page()
    {
        var token = await TextAsync(questionnaire: "one-by-one");
        await ReplyAsync("3", Sent + Duration.FromMinutes(1), id: "m1");
        Clock.Now = Sent + Duration.FromMinutes(2);

        await PostAsync(token, ("q1", "5"), ("q2", "4"), ("q3", "3"), ("q4", "2"));
        await SendQueuedAsync();

        Assert.Single(Gateway.Delivered);
        Assert.Equal([5, 4, 3, 2], await CountedAsync());
        await ReplyAsync("4", Sent + Duration.FromMinutes(3), id: "m2");
        await SendQueuedAsync();
        Assert.Equal("S1/W1/question2", Gateway.Delivered.Last(m => m.Tag != "S1/W1").Tag);
    }

    [Fact]
    public async Task A_clarifying_text_is_not_sent_when_the_page_was_clear_first()
    {
        var token = await TextAsync();
        await ReplyAsync("你是谁", Sent + Duration.FromMinutes(1));
        Clock.Now = Sent + Duration.FromMinutes(2);

        await PostAsync(token, ("q1", "5"));
        await SendQueuedAsync();

        Assert.Single(Gateway.Delivered);
        Clock.Now += Duration.FromDays(2);
        Assert.Empty((await Get<ReplyReview>().ListAsync(Store, new PageRequest(10, null), CancellationToken.None)).Items);
    }

    [Theory]
    [InlineData("2", "", null)]
    [InlineData("5", "师傅态度恶劣", ComplaintKind.ServiceAttitude)]
    [InlineData("5", "修完还是漏水", null)]
    [InlineData("4", "没有多收费", null, false)]
    [InlineData("5", "刮花的门补得看不出来", null, false)]
    [InlineData("3", "", null, false)]
    public async Task A_low_rating_or_complaining_words_open_a_complaint_as_a_text_does(string rating, string comment, ComplaintKind? kind, bool complains = true)
    {
        var token = await TextAsync();
        await PostAsync(token, ("q1", rating), ("comment", comment));

        var complaints = await ComplaintsAsync();
        Assert.Equal(complains ? [(kind, comment)] : [], complaints.Select(c => (c.Kind, c.Text!)));
    }

    [Theory]
    [InlineData(14 * 24 * 3600, false)]
    [InlineData((14 * 24 * 3600) + 1, true)]
    public async Task An_answer_after_the_reply_window_is_kept_and_not_counted_and_the_customer_knows(int seconds, bool isLate)
    {
        var token = await TextAsync();
        Clock.Now = Sent + Duration.FromSeconds(seconds);

        Assert.Equal(isLate, (await OpenAsync(token)).Html.Contains("The time for answers is over", StringComparison.Ordinal));
        var page = await PostAsync(token, ("q1", "1"));

        Assert.Equal(isLate, page.Html.Contains("too late to be counted", StringComparison.Ordinal));
        Assert.Single(await AnswersAsync());
        Assert.Equal(isLate ? [] : [1], await CountedAsync());
        Assert.Single(await ComplaintsAsync());
    }

    [Fact]
    public async Task An_answer_after_the_close_is_kept_as_late_and_changes_no_score()
    {
        await UseSchemeAsync("satisfaction.rate");
        Clock.Now = Utc("2026-09-28T02:00:00Z");
        await ImportOrderAsync("W1", "2026-09-27T10:00:00");
        await ImportOrderAsync("W2", "2026-09-27T10:00:00", "+8613800000002");
        await SendDueAsync(Utc("2026-09-30T02:00:00Z"));
        Clock.Now = Utc("2026-10-04T02:00:00Z");
        await PostAsync(TokenOf("W1"), ("q1", "5"));
        await CloseDueMonthsAsync(Utc("2026-10-05T00:00:00Z"));
        var closed = (await ScoreAsync(2026, 9)).Scores.Single().Total;

        Clock.Now = Utc("2026-10-06T00:00:00Z");
        var page = await PostAsync(TokenOf("W2"), ("q1", "1"), ("comment", "没修好"));

        Assert.Contains("too late to be counted", page.Html, StringComparison.Ordinal);
        Assert.True(Assert.Single(await AnswersAsync("W2")).IsLate);
        Assert.Equal(closed, (await ScoreAsync(2026, 9)).Scores.Single().Total);
    }

    [Fact]
    public async Task An_answer_follows_an_order_that_was_corrected_into_another_month()
    {
        var token = await TextAsync();
        Clock.Now = Sent + Duration.FromHours(1);
        await StartInAsync(8);
        await ImportOrderAsync("W1", "2026-08-31T10:00:00", openedAt: "2026-08-30T08:00:00");

        Assert.Contains("Service of 31 August 2026", (await OpenAsync(token)).Html, StringComparison.Ordinal);
        Assert.Equal(200, (await PostAsync(token, ("q1", "4"))).Status);

        Assert.Equal(Month(2026, 8), (await OrderAsync("W1")).Month);
        Assert.Single(await AnswersAsync());
    }

    [Fact]
    public async Task The_statistics_count_it_as_an_answer()
    {
        var token = await TextAsync();
        Clock.Now = Sent + Duration.FromHours(2);
        await PostAsync(token, ("q1", "5"));

        var statistics = await Get<SurveyStatisticsQuery>().ReadAsync(NewStore("S1"), Month(2026, 9), CancellationToken.None);

        Assert.Equal((1, 1, 120), (statistics.Texted, statistics.Answered, statistics.MedianAnswerMinutes));
    }

    private async Task<IReadOnlyList<Complaint>> ComplaintsAsync() => (await RecordsAsync(2026, 9)).Complaints;
}

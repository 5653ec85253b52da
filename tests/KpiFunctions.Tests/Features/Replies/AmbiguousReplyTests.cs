using System.Text;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.Replies;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace KpiFunctions.Tests.Features.Replies;

/// <summary>What the machine does not understand: one clarifying text, then a person, and never a score by guess.</summary>
public sealed class AmbiguousReplyTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");
    private static readonly Instant Close = Utc("2026-10-04T18:00:00Z");
    private static readonly Caller Supervisor = new("Wang", Role.Supervisor, [StoreId.Parse("S1")], [Person("wang")]);

    [Fact]
    public async Task An_unclear_answer_gets_one_clarifying_text_however_often_it_is_delivered_and_sent()
    {
        await TextAsync();

        await ReplyAsync("3Q", Sent + Duration.FromMinutes(1));
        await ReplyAsync("3Q", Sent + Duration.FromMinutes(1));
        await SendAtAsync(Sent + Duration.FromMinutes(2), deliveries: 3);
        await ReplyAsync("3Q", Sent + Duration.FromMinutes(1));
        await SendAtAsync(Sent + Duration.FromHours(1));

        var clarification = Assert.Single(Gateway.Delivered, m => m.Tag == "S1/W1/clarification");
        Assert.Contains("one digit", clarification.Text, StringComparison.Ordinal);
        Assert.Equal(2, Gateway.Delivered.Count);
    }

    [Fact]
    public async Task A_survey_that_is_unclear_twice_is_clarified_once_and_then_shown_to_a_person_at_once()
    {
        await TextAsync();
        await ReplyAsync("3Q", Sent + Duration.FromMinutes(1), id: "first");
        await SendAtAsync(Sent + Duration.FromMinutes(2));
        Assert.Empty((await ListAsync()).Items);

        await ReplyAsync("4点到", Sent + Duration.FromMinutes(5), id: "second");
        await SendAtAsync(Sent + Duration.FromMinutes(6));

        Assert.Single(Gateway.Delivered, m => m.Tag == "S1/W1/clarification");
        var open = Assert.Single((await ListAsync()).Items);
        Assert.Equal(("4点到", AmbiguityReason.NumberInText), (open.Answer.Text, open.Answer.Unclear));
    }

    [Fact]
    public async Task A_customer_who_does_not_explain_is_shown_to_a_person_a_day_later()
    {
        await TextAsync();
        await ReplyAsync("3Q", Sent + Duration.FromMinutes(1));
        await SendAtAsync(Sent + Duration.FromMinutes(2));

        Clock.Now = Sent + Duration.FromHours(24);
        Assert.Empty((await ListAsync()).Items);
        Clock.Now = Sent + Duration.FromHours(25);
        Assert.Single((await ListAsync()).Items);
    }

    [Fact]
    public async Task Whoever_explains_is_understood_and_no_person_is_bothered()
    {
        await TextAsync();
        await ReplyAsync("3Q", Sent + Duration.FromMinutes(1), id: "first");
        await SendAtAsync(Sent + Duration.FromMinutes(2));
        await ReplyAsync("4", Sent + Duration.FromMinutes(9), id: "second");

        Clock.Now = Sent + Duration.FromDays(2);
        Assert.Empty((await ListAsync()).Items);
        Assert.Equal(4, await OverallAsync());
    }

    [Fact]
    public async Task Words_after_a_rating_are_kept_and_nobody_is_asked_about_them()
    {
        await TextAsync();
        await ReplyAsync("5", Sent + Duration.FromMinutes(1), id: "first");
        await ReplyAsync("OK", Sent + Duration.FromMinutes(2), id: "second");
        await SendAtAsync(Sent + Duration.FromMinutes(3));

        Clock.Now = Sent + Duration.FromDays(2);
        Assert.Empty((await ListAsync()).Items);
        Assert.Equal(5, await OverallAsync());
        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task A_clarifying_text_that_may_have_left_is_not_sent_again_once_the_provider_has_forgotten_it()
    {
        await TextAsync();
        await ReplyAsync("3Q", Sent + Duration.FromMinutes(1));
        Gateway.After = _ => throw new IOException("the process dies");
        await Assert.ThrowsAsync<IOException>(() => SendAtAsync(Sent + Duration.FromMinutes(2)));
        Gateway.After = _ => { };

        // The queue delivers it again after the provider's five minutes.
        await ReplyAsync("3Q", Sent + Duration.FromMinutes(1));
        await Get<KpiFunctions.Foundation.Messaging.Queues>().SurveySend.SendAsync(
            new KpiFunctions.Features.DueTexts.SendSurveyMessage([new("S1", "W1", "202609", Purpose: TextPurpose.Clarification)]), CancellationToken.None);
        await SendAtAsync(Sent + Duration.FromMinutes(20));

        Assert.Single(Gateway.Delivered, m => m.Tag == "S1/W1/clarification");
    }

    [Theory]
    [InlineData("满意，T")]
    [InlineData("怎么退订")]
    [InlineData("leave me alone")]
    public async Task Whoever_may_want_silence_is_asked_nothing_and_a_person_looks_at_once(string text)
    {
        await TextAsync();

        await ReplyAsync(text, Sent + Duration.FromMinutes(1));
        await SendAtAsync(Sent + Duration.FromMinutes(2));

        Assert.Single(Gateway.Delivered);
        Assert.Equal(AmbiguityReason.MaybeOptOut, Assert.Single((await ListAsync()).Items).Answer.Unclear);
    }

    /// <param name="days">Days from the text to the doubtful wish.</param>
    /// <param name="rated">Whether the customer rates five minutes later.</param>
    [Theory]
    [InlineData(0.01, true)]
    [InlineData(15, false)]
    [InlineData(26, false)]
    [InlineData(26, true)]
    public async Task Who_may_want_silence_is_heard_whenever_that_is_and_whatever_else_is_said(double days, bool rated)
    {
        await TextAsync();
        var at = Sent + Duration.FromDays(days);
        await CloseDueMonthsAsync(at);
        await ReplyAsync("满意，T", at, id: "first");
        if (rated)
        {
            await ReplyAsync("5", at + Duration.FromMinutes(5), id: "second");
        }

        await SendAtAsync(at + Duration.FromMinutes(6));
        Assert.Equal("满意，T", Assert.Single((await ListAsync()).Items).Answer.Text);
        Assert.Single(Gateway.Delivered);

        await Get<CustomerWishes>().OptOutAsync(Get<ContactKeys>().Of((await OrderAsync("W1")).Order.CustomerPhone.Usable!.Value), at + Duration.FromHours(1), CancellationToken.None);
        Assert.Empty((await ListAsync()).Items);
    }

    [Fact]
    public async Task Where_no_store_could_look_into_it_the_doubt_falls_to_silence()
    {
        await ReplyAsync("满意，T", Sent);

        await TextAsync();
        Assert.Empty(Gateway.Delivered);
        Assert.Equal(ExclusionReason.OptedOut, (await OrderAsync("W1")).Survey.Exclusion);
    }

    [Fact]
    public async Task A_clarifying_text_waits_for_the_morning()
    {
        await TextAsync();

        // 22:00 in Shanghai; the window opens at 09:00, which is 01:00 UTC.
        await ReplyAsync("3Q", Utc("2026-09-10T14:00:00Z"));
        await SendAtAsync(Utc("2026-09-10T14:01:00Z"));
        Assert.Single(Gateway.Delivered);

        await SendDueAsync(Utc("2026-09-11T01:00:00Z"));
        Assert.Single(Gateway.Delivered, m => m.Tag == "S1/W1/clarification");
    }

    [Fact]
    public async Task A_provider_that_does_not_take_the_clarifying_text_now_gets_it_later_and_one_that_never_takes_it_leaves_a_task()
    {
        await TextAsync();
        await ReplyAsync("3Q", Sent + Duration.FromMinutes(1));
        Gateway.Before = _ => new SmsReceipt.Throttled(TimeSpan.FromMinutes(30));
        await SendAtAsync(Sent + Duration.FromMinutes(2));
        Gateway.Before = _ => new SmsReceipt.Rejected("400", "no such number");
        await SendDueAsync(Sent + Duration.FromMinutes(45));
        Gateway.Before = _ => null;
        await SendDueAsync(Sent + Duration.FromMinutes(90));

        Assert.Single(Gateway.Delivered);
        Assert.Equal(SurveyState.Sent, (await OrderAsync("W1")).Survey.State);
        Clock.Now = Sent + Duration.FromDays(2);
        Assert.Single((await ListAsync()).Items);
    }

    [Fact]
    public async Task A_rating_by_a_person_counts_as_the_customers_own_and_twice_is_once()
    {
        var id = await UnclearAsync();

        var first = await Get<ReplyReview>().RateAsync(id, [2], Supervisor, CancellationToken.None);
        Clock.Now += Duration.FromHours(1);
        var second = await Get<ReplyReview>().RateAsync(id, [2], Supervisor, CancellationToken.None);

        Assert.Equal((first.By, first.At), (second.By, second.At));
        Assert.Equal("Wang (S1/wang)", first.By);
        Assert.Equal(2, await OverallAsync());
        Assert.Empty((await ListAsync()).Items);
        var answer = Assert.Single(await AnswersAsync());
        Assert.Equal(("3Q", 0), (answer.Text, answer.Ratings.Count));
        await AssertRefusedAsync(409, () => Get<ReplyReview>().RateAsync(id, [5], Supervisor, CancellationToken.None));
    }

    [Fact]
    public async Task A_customers_later_answer_outranks_what_a_person_read_from_the_earlier_one()
    {
        var id = await UnclearAsync();
        await ReplyAsync("5", Sent + Duration.FromHours(30), id: "later");

        await Get<ReplyReview>().RateAsync(id, [1], Supervisor, CancellationToken.None);

        Assert.Equal(5, await OverallAsync());
    }

    [Fact]
    public async Task A_dismissed_answer_leaves_the_list_and_no_rating()
    {
        var id = await UnclearAsync();

        await Get<ReplyReview>().RateAsync(id, [], Supervisor, CancellationToken.None);

        Assert.Empty((await ListAsync()).Items);
        Assert.Null(await OverallAsync());
    }

    [Fact]
    public async Task A_rating_by_a_person_after_the_close_is_kept_but_not_scored()
    {
        var id = await UnclearAsync();
        await CloseDueMonthsAsync(Close + Duration.FromHours(1));

        var review = await Get<ReplyReview>().RateAsync(id, [5], Supervisor, CancellationToken.None);

        Assert.True(review.IsLate);
        Assert.Equal([5], Assert.Single(await AnswersAsync()).Counted);
        Assert.Null(await OverallAsync());
    }

    [Fact]
    public async Task Nobody_reads_the_answers_about_the_own_work()
    {
        var id = await UnclearAsync();

        await AssertRefusedAsync(403, () => Get<ReplyReview>().RateAsync(id, [5], Supervisor with { People = [Person("A")] }, CancellationToken.None));

        Assert.Null(Assert.Single(await AnswersAsync()).Review);
    }

    [Theory]
    [InlineData(new[] { 0 }, 400)]
    [InlineData(new[] { 6 }, 400)]
    [InlineData(new[] { 5, 4 }, 400)]
    public async Task Ratings_that_do_not_fit_the_survey_are_refused(int[] ratings, int status)
    {
        var id = await UnclearAsync();

        await AssertRefusedAsync(status, () => Get<ReplyReview>().RateAsync(id, ratings, Supervisor, CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_that_was_understood_or_does_not_exist_is_not_read_by_a_person()
    {
        await TextAsync();
        await ReplyAsync("5", Sent + Duration.FromMinutes(1));
        var understood = ReplyId.Of(new SurveyId(Store, (await OrderAsync("W1")).Order.Id), Assert.Single(await AnswersAsync()));

        await AssertRefusedAsync(409, () => Get<ReplyReview>().RateAsync(understood, [1], Supervisor, CancellationToken.None));
        await AssertRefusedAsync(404, () => Get<ReplyReview>().RateAsync(understood with { Hash = new string('0', 32) }, [1], Supervisor, CancellationToken.None));
    }

    [Fact]
    public async Task The_list_is_paged_and_every_answer_is_on_one_page()
    {
        for (var i = 1; i <= 5; i++)
        {
            Clock.Now = Sent;
            await ImportOrderAsync($"W{i}", "2026-09-07T10:00:00", phone: $"+861380000001{i}");
        }

        await SendDueAsync(Sent);
        for (var i = 1; i <= 5; i++)
        {
            await ReplyAsync("1-5", Sent + Duration.FromMinutes(i), from: $"861380000001{i}", id: $"m{i}");
        }

        Clock.Now = Sent + Duration.FromDays(2);
        var orders = new List<string>();
        string? after = null;
        do
        {
            var page = await Get<ReplyReview>().ListAsync(Store, new PageRequest(2, after), CancellationToken.None);
            orders.AddRange(page.Items.Select(i => i.Stored.Order.Id.Value));
            after = page.Continuation is null ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(page.Continuation));
        }
        while (after is not null);

        Assert.Equal(["W1", "W2", "W3", "W4", "W5"], orders);
    }

    [Fact]
    public async Task An_answer_after_the_close_is_kept_as_late_and_asks_nobody_for_anything()
    {
        await TextAsync();
        await CloseDueMonthsAsync(Close + Duration.FromHours(1));

        // Received in time, delivered after the close: the closed month must stay as it is.
        await ReplyAsync("5", Sent + Duration.FromHours(1), id: "rating");
        await ReplyAsync("3Q", Sent + Duration.FromHours(2), id: "unclear");
        await SendAtAsync(Close + Duration.FromHours(9));

        Assert.All(await AnswersAsync(), a => Assert.True(a.IsLate));
        Assert.Null(await OverallAsync());
        Assert.Single(Gateway.Delivered);
    }

    private async Task<ReplyId> UnclearAsync()
    {
        await TextAsync();
        await ReplyAsync("3Q", Sent + Duration.FromMinutes(1));
        await SendAtAsync(Sent + Duration.FromMinutes(2));
        Clock.Now = Sent + Duration.FromDays(2);
        return Assert.Single((await ListAsync()).Items).Id;
    }

    private async Task TextAsync()
    {
        Clock.Now = Sent;
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
    }

    private Task SendAtAsync(Instant now, int deliveries = 1)
    {
        Clock.Now = now;
        return SendQueuedAsync(deliveries);
    }

    private Task<Page<UnclearReply>> ListAsync() => Get<ReplyReview>().ListAsync(Store, new PageRequest(50, null), CancellationToken.None);

    private async Task<IReadOnlyList<SurveyAnswer>> AnswersAsync()
    {
        var stored = await OrderAsync("W1");
        return await Get<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None);
    }

    private async Task<int?> OverallAsync() => SurveyResult.At(Close, (await OrderAsync("W1")).Survey, await AnswersAsync()).Overall;

    private static async Task AssertRefusedAsync(int status, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(act);
        Assert.Equal(status, Assert.IsType<Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>(refused.Result).StatusCode);
    }
}

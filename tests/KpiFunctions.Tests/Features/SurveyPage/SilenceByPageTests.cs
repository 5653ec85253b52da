using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Personal;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.SurveyPage;

/// <summary>The wish for no more texts, and the wish to be forgotten, on the page and for it.</summary>
public sealed class SilenceByPageTests(AzuriteFixture azurite) : SurveyPageTest(azurite)
{
    public static TheoryData<string> Wishes => ["do=stop", "do=stop&comment=" + new string('x', 20_000), "q1=4&do=stop", "q1=5&comment=%E9%80%80%E8%AE%A2", "do=stop&q1=9&q1=2"];

    [Theory]
    [MemberData(nameof(Wishes))]
    public async Task The_wish_is_the_same_as_a_stop_by_text(string body)
    {
        await TextAsync("W1");
        var token = await TextAsync("W2");
        Clock.Now = Sent + Duration.FromHours(1);

        var page = await PostAsync(token, body);

        Assert.Equal(200, page.Status);
        Assert.Equal(Clock.Now, (await ContactAsync())!.OptedOutAt);
        Assert.Equal(ExclusionReason.OptedOut, (await OrderAsync("W1")).Survey.LeftAlone);
        Clock.Now = Sent + Duration.FromHours(80);
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await SendQueuedAsync();
        await DrainCallsAsync();
        Assert.Equal(2, Gateway.Delivered.Count);
        Assert.Empty((await RecordsAsync(2026, 9)).Callbacks);
        await ImportOrderAsync("W3", "2026-09-10T10:00:00");
        await SendDueAsync(Utc("2026-09-13T02:00:00Z"));
        Assert.Equal(ExclusionReason.OptedOut, (await OrderAsync("W3")).Survey.Exclusion);
    }

    [Fact]
    public async Task The_page_says_so_itself_and_no_text_does()
    {
        var token = await TextAsync();

        var page = await PostAsync(token, ("do", "stop"));
        await SendQueuedAsync();

        Assert.Contains("You get no more texts from us", page.Html, StringComparison.Ordinal);
        Assert.Single(Gateway.Delivered);
        var answer = Assert.Single(await AnswersAsync());
        Assert.Equal((AnswerKind.OptOut, AnswerSource.Page, string.Empty), (answer.Kind, answer.Source, answer.Text));
        Assert.Equal(SurveyStanding.OptedOut, SurveyOutcome.At(Clock.Now, (await OrderAsync("W1")).Month.ClosesAt(NewStore("S1")), (await OrderAsync("W1")).Survey, [answer]).Standing);
    }

    [Fact]
    public async Task Who_rates_and_wants_silence_has_said_both()
    {
        var token = await TextAsync();

        await PostAsync(token, ("q1", "2"), ("comment", "slow"), ("do", "stop"));

        Assert.Equal([2], await CountedAsync());
        Assert.NotNull((await ContactAsync())!.OptedOutAt);
        Assert.Equal("slow", Assert.Single((await RecordsAsync(2026, 9)).Complaints).Text);
    }

    [Fact]
    public async Task Silence_ends_with_a_text_that_asks_for_texts_again_and_the_page_still_answers()
    {
        var token = await TextAsync();
        Clock.Now = Sent + Duration.FromMinutes(1);
        await PostAsync(token, ("do", "stop"));
        Clock.Now = Sent + Duration.FromMinutes(2);
        await ReplyAsync("START", Clock.Now);

        Assert.Null((await ContactAsync())!.OptedOutAt);
        Clock.Now = Sent + Duration.FromMinutes(3);
        await PostAsync(token, ("q1", "5"));
        Assert.Equal([5], await CountedAsync());
    }

    [Fact]
    public async Task The_wish_is_of_the_number_that_has_the_text_not_of_a_corrected_one()
    {
        var token = await TextAsync();
        Clock.Now = Sent + Duration.FromMinutes(1);
        await ImportOrderAsync("W1", "2026-09-07T10:00:00", "+8613800000002");

        await PostAsync(token, ("do", "stop"));

        Assert.NotNull((await ContactAsync())!.OptedOutAt);
        Assert.Null(await ContactAsync("+8613800000002"));
    }

    [Fact]
    public async Task An_erased_customer_has_no_page_and_none_of_the_words()
    {
        var token = await TextAsync();
        Clock.Now = Sent + Duration.FromHours(1);
        await PostAsync(token, ("q1", "3"), ("comment", "我姓王，很满意"));

        await Get<CustomerErasure>().EraseAsync(new(Phone.Kept("+8613800000001"), null, null, NeverTextAgain: false), new("a", Role.Admin, [], null), CancellationToken.None);

        Assert.Equal(410, (await OpenAsync(token)).Status);
        Assert.Equal(410, (await PostAsync(token, ("q1", "1"))).Status);
        Assert.Empty(await Get<Tables>().SurveyLinks.QueryAsync<Azure.Data.Tables.TableEntity>().ToListAsync());
        var answer = Assert.Single(await AnswersAsync());
        Assert.Equal(("3", string.Empty, null), (string.Join(' ', answer.Ratings), answer.Text, answer.Comment));
        Assert.NotNull(answer.ErasedAt);
        Assert.DoesNotContain("姓王", await EverythingAsync(), StringComparison.Ordinal);
    }

    private Task<Domain.Surveys.Sending.Contact?> ContactAsync(string phone = "+8613800000001") =>
        Get<ContactStore>().FindAsync(Get<ContactKeys>().Of(Phone.Kept(phone)), CancellationToken.None);
}

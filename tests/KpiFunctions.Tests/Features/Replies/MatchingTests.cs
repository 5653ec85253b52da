using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Features.Calls;
using KpiFunctions.Records.Book;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Replies;

/// <summary>Which of a customer's surveys a text belongs to, when two shops asked the same number and the older survey is silent.</summary>
public sealed class MatchingTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant First = Utc("2026-09-10T02:00:00Z");
    private static readonly Instant Second = Utc("2026-09-11T02:00:00Z");

    [Theory]
    [InlineData("谢谢师傅")]
    [InlineData("打错了，1分")]
    [InlineData("2分，刚才按错了")]
    [InlineData("态度很好，就是等得久")]
    [InlineData("OK thanks")]
    public async Task What_comes_within_a_day_of_an_answer_belongs_to_the_survey_just_answered(string text)
    {
        await TextBothAsync();
        await ReplyAsync("5", Second + Duration.FromMinutes(5), id: "m1");
        await ReplyAsync(text, Second + Duration.FromHours(23), id: "m2");

        Assert.Equal((0, 2), (await CountAsync("S1", "W1"), await CountAsync("S2", "W2")));
    }

    [Fact]
    public async Task A_rating_days_after_an_answer_belongs_to_the_survey_texted_about_last()
    {
        await TextBothAsync();
        await ReplyAsync("5", Second + Duration.FromMinutes(5), id: "m1");
        await ReplyAsync("2", Second + Duration.FromDays(3), id: "m2");

        Assert.Equal((0, 2), (await CountAsync("S1", "W1"), await CountAsync("S2", "W2")));
    }

    [Theory]
    [InlineData("545")]
    [InlineData("5 4 5")]
    [InlineData("满意 一般 满意")]
    [InlineData("3")]
    public async Task What_rates_the_questions_of_the_survey_texted_about_last_is_its_answer(string text)
    {
        await TextBothAsync(questionnaire: "three-questions");
        await ReplyAsync("4 4 4", First + Duration.FromHours(3), id: "m1");
        await ReplyAsync(text, Second + Duration.FromHours(1), id: "m2");

        Assert.Equal((1, 1), (await CountAsync("S1", "W1"), await CountAsync("S2", "W2")));
    }

    [Fact]
    public async Task After_a_reminder_a_rating_belongs_to_the_survey_that_it_was_about_and_thanks_do_not()
    {
        await TextBothAsync(remind: true);
        await ReplyAsync("5", Second + Duration.FromMinutes(5), id: "m1");
        Clock.Now = Second + Duration.FromHours(1);
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await SendQueuedAsync();
        Assert.Contains(Gateway.Delivered, m => m.Tag == "S1/W1/reminder");

        await ReplyAsync("谢谢师傅", Second + Duration.FromHours(2), id: "m2");
        Assert.Equal((0, 2), (await CountAsync("S1", "W1"), await CountAsync("S2", "W2")));

        await ReplyAsync("4", Second + Duration.FromHours(2), id: "m3");
        Assert.Equal((1, 2), (await CountAsync("S1", "W1"), await CountAsync("S2", "W2")));
    }

    [Fact]
    public async Task A_text_that_did_not_arrive_is_answered_by_nobody()
    {
        await TextBothAsync();
        await ReportAsync(ReportEvent("S2/W2", "Failed", Gateway.Delivered.Single(m => m.Tag == "S2/W2").RepeatabilityId.ToString("N"), "the phone is off"));
        await ReplyAsync("5", Second + Duration.FromMinutes(5));

        Assert.Equal((1, 0), (await CountAsync("S1", "W1"), await CountAsync("S2", "W2")));
    }

    [Fact]
    public async Task A_text_that_is_delivered_again_stays_where_it_is()
    {
        await SaveStoreAsync(NewStore("S2") with { QuietPeriod = Duration.Zero });
        await TextAsync("S1", "W1", First);
        await ReplyAsync("4", First + Duration.FromHours(1), id: "m1");
        await TextAsync("S2", "W2", Second);
        await ReplyAsync("5", Second + Duration.FromHours(1), id: "m2");
        await ReplyAsync("4", First + Duration.FromHours(1), id: "m1");

        Assert.Equal((1, 1), (await CountAsync("S1", "W1"), await CountAsync("S2", "W2")));
    }

    private async Task TextBothAsync(bool remind = false, string questionnaire = "single")
    {
        var asked = QuestionnaireId.Parse(questionnaire);
        await SaveStoreAsync(NewStore("S1") with { QuietPeriod = Duration.Zero, RemindAfter = remind ? Duration.FromHours(24) : null, Questionnaire = asked });
        await SaveStoreAsync(NewStore("S2") with { QuietPeriod = Duration.Zero, Questionnaire = asked });
        await TextAsync("S1", "W1", First);
        await TextAsync("S2", "W2", Second);
        Assert.Equal(["S1/W1", "S2/W2"], Gateway.Delivered.Select(m => m.Tag).Order(StringComparer.Ordinal));
    }

    private async Task TextAsync(string store, string order, Instant at)
    {
        Clock.Now = at;
        await ImportOrderAsync(order, (at - Duration.FromHours(72)).InZone(NewStore("S1").Zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm:ss", null), store: store);
        await SendDueAsync(at);
    }

    private async Task<int> CountAsync(string store, string order)
    {
        var stored = await OrderAsync(order, store);
        return (await Get<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None)).Count;
    }
}

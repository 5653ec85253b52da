using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Records.Book;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Replies;

/// <summary>Surveys with several questions: all in one text, or one after another, and customers who answer either way.</summary>
public sealed class SeveralQuestionsTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");

    [Theory]
    [InlineData("5 4 3")]
    [InlineData("543")]
    [InlineData("5,4,3 谢谢")]
    [InlineData("5|4|3")]
    [InlineData("5 4|3")]
    [InlineData("3|1|3|5|4|3")]
    public async Task Three_questions_in_one_text_are_answered_in_one_or_in_several(string texts)
    {
        await TextAsync("three-questions");

        await ReplyAllAsync(texts);

        Assert.Equal([5, 4, 3], await RatingsAsync());
        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task Too_few_ratings_are_no_answer_and_wait_for_a_person()
    {
        await TextAsync("three-questions");

        await ReplyAllAsync("5");

        Assert.Empty(await RatingsAsync());
        var answer = Assert.Single(await AnswersAsync());
        Assert.Equal((AmbiguityReason.FewerAnswers, 3), (answer.Unclear, answer.Questions));
        Assert.Equal([5], answer.Ratings);
    }

    [Fact]
    public async Task Questions_that_are_asked_one_by_one_follow_the_answers_and_each_is_sent_once()
    {
        await TextAsync("one-by-one");
        for (var question = 1; question <= 3; question++)
        {
            var now = Sent + Duration.FromMinutes(10 * question);
            await ReplyAsync($"{6 - question}", now, id: $"m{question}");
            await ReplyAsync($"{6 - question}", now, id: $"m{question}");
            Clock.Now = now + Duration.FromMinutes(1);
            await SendQueuedAsync(deliveries: 2);
        }

        Assert.Equal([5, 4, 3], (await RatingsAsync()).Take(3));
        Assert.Equal(Gateway.Delivered.Count, Gateway.Delivered.Select(m => m.Tag).Distinct().Count());
        Assert.Contains(Gateway.Delivered, m => m.Tag == "S1/W1/question2");
        Assert.Contains(Gateway.Delivered, m => m.Tag == "S1/W1/question3");
    }

    [Fact]
    public async Task An_answer_to_the_last_question_is_not_taken_for_one_to_an_older_survey()
    {
        await TextAsync("one-by-one");
        var later = Utc("2026-09-18T02:00:00Z");
        Clock.Now = later;
        await ImportOrderAsync("W2", "2026-09-15T10:00:00");
        await SendDueAsync(later);
        await ReplyAsync("5", later + Duration.FromMinutes(1), id: "m1");
        Clock.Now = later + Duration.FromMinutes(2);
        await SendQueuedAsync();

        await ReplyAsync("4", later + Duration.FromMinutes(3), id: "m2");

        Assert.Empty(await AnswersAsync());
        var newer = await OrderAsync("W2");
        Assert.Equal(
            [(1, 5), (2, 4)],
            (await Get<WorkOrderStore>().GetAnswersAsync(newer.Month, newer.Order.Id, CancellationToken.None)).Select(a => (a.FirstQuestion, a.Ratings[0])));
    }

    [Fact]
    public async Task Whoever_opts_out_is_asked_no_further_question()
    {
        await TextAsync("one-by-one");
        await ReplyAsync("5", Sent + Duration.FromMinutes(1), id: "m1");
        await ReplyAsync("STOP", Sent + Duration.FromMinutes(2), id: "m2");
        Clock.Now = Sent + Duration.FromMinutes(3);
        await SendQueuedAsync();

        Assert.DoesNotContain(Gateway.Delivered, m => m.Tag == "S1/W1/question2");
    }

    private async Task ReplyAllAsync(string texts)
    {
        foreach (var (text, i) in texts.Split('|').Select((t, i) => (t, i)))
        {
            await ReplyAsync(text, Sent + Duration.FromMinutes(i + 1), id: $"m{i}");
        }
    }

    private async Task TextAsync(string questionnaire)
    {
        await SaveStoreAsync(NewStore("S1") with { Questionnaire = QuestionnaireId.Parse(questionnaire) });
        Clock.Now = Sent;
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
    }

    private async Task<IReadOnlyList<SurveyAnswer>> AnswersAsync()
    {
        var stored = await OrderAsync("W1");
        return await Get<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None);
    }

    private async Task<IReadOnlyList<int>> RatingsAsync() =>
        SurveyResult.At(Utc("2026-10-04T18:00:00Z"), (await OrderAsync("W1")).Survey, await AnswersAsync()).Ratings;
}

using KpiFunctions.Domain;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Replies;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Months;

/// <summary>Each rating counts under the name that its question has in the questionnaire of its own survey, whatever the store asks by now.</summary>
public sealed class QuestionNamesTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    private static readonly Instant FirstTexts = Utc("2026-09-10T02:00:00Z");
    private static readonly Duration Day = Duration.FromDays(1);

    [Fact]
    public async Task Surveys_of_one_month_with_different_questionnaires_are_scored_by_name()
    {
        await PlayAsync();

        // attitude: W1 4, W2 by telephone 2, W3 5, W4 by review 4; quality: W1 3, W2 5, W3 1; price: W4 3; overall 5, 3, 4, 5.
        Assert.Equal([(15m, 4m), (9m, 3m), (3m, 1m), (17m, 4m)], await LinesAsync());
    }

    [Fact]
    public async Task A_closed_month_keeps_its_names_whatever_is_asked_later()
    {
        await PlayAsync();
        await CloseSeptemberAsync();
        var closed = await ScoresAsync();

        await AskAsync("own", version: 3, "overall", "attitude", "waiting");
        await AskAsync("single");

        Assert.Null(await VerifyAsync());
        Assert.Equal(closed, await ScoresAsync());
        Assert.Equal([(15m, 4m), (9m, 3m), (3m, 1m), (17m, 4m)], await LinesAsync());
    }

    [Fact]
    public async Task Both_versions_of_a_month_that_was_closed_again_keep_their_names()
    {
        await PlayAsync();
        await CloseSeptemberAsync();
        await ReopenAsync("a late figure");
        await CloseAgainAsync();

        Assert.Null(await VerifyAsync());
        Assert.Equal(await TotalAsync(version: 1), await TotalAsync(version: 2));
    }

    [Fact]
    public async Task Names_cost_nothing_where_a_shipped_questionnaire_is_asked_and_one_read_for_ever_otherwise()
    {
        await AskAsync("own", version: 1, "overall", "quality", "attitude");
        await TextAsync("W1", FirstTexts);
        var instance = new MonthRecordsQuery(Get<MonthBook>(), new QuestionnaireStore(Get<Tables>(), Clock));

        Assert.Equal(2, await CostOfAsync(instance));
        Clock.Now += Duration.FromDays(365);
        Assert.Equal(1, await CostOfAsync(instance));
    }

    [Fact]
    public async Task The_default_question_costs_no_read()
    {
        await TextAsync("W1", FirstTexts);

        Assert.Equal(1, await CostOfAsync(new MonthRecordsQuery(Get<MonthBook>(), new QuestionnaireStore(Get<Tables>(), Clock))));
    }

    private async Task<long> CostOfAsync(MonthRecordsQuery reader)
    {
        var counter = Get<StorageTransactionCounter>();
        var before = counter.Snapshot().Values.Sum();
        Assert.Single((await reader.ReadAsync(Month(2026, 9), CancellationToken.None)).Orders);
        return counter.Snapshot().Values.Sum() - before;
    }

    /// <summary>Four orders of A: two asked by the shipped questionnaire, one by the store's own, and one by the next version of that.</summary>
    private async Task PlayAsync()
    {
        await UseSchemeAsync("satisfaction.factor.attitude", "satisfaction.factor.quality", "satisfaction.factor.price", "satisfaction.factor.overall");
        await AskAsync("three-questions");
        await TextAsync("W1", FirstTexts);
        await ReplyAsync("5 4 3", FirstTexts + Duration.FromHours(1), from: "8613800000001", id: "m1");
        await TextAsync("W2", FirstTexts + Day);

        await AskAsync("own", version: 1, "overall", "quality", "attitude");
        await TextAsync("W3", FirstTexts + (Day * 2));
        await ReplyAsync("4 1 5", FirstTexts + (Day * 2) + Duration.FromHours(1), from: "8613800000003", id: "m3");

        await AskAsync("own", version: 2, "overall", "price", "attitude");
        await TextAsync("W4", FirstTexts + (Day * 3));
        await ReplyAsync("5 3", FirstTexts + (Day * 3) + Duration.FromHours(1), from: "8613800000004", id: "m4");

        await CallAsync("W2", [3, 2, 5]);
        await ReviewAsync("W4", [5, 3, 4]);
    }

    /// <summary>Lets the store ask from now on what a questionnaire says; with questions, saves that version first.</summary>
    private async Task AskAsync(string id, int version = 0, params string[] questions)
    {
        if (questions.Length > 0)
        {
            var own = QuestionnairePresets.Find(QuestionnaireId.Parse("three-questions"))! with
            {
                Version = new QuestionnaireVersion(QuestionnaireId.Parse(id), version),
                Questions = questions,
            };
            Assert.Null(await Get<QuestionnaireStore>().TryAddAsync(own, CancellationToken.None));
        }

        await SaveStoreAsync(await StoreAsync() with { Questionnaire = QuestionnaireId.Parse(id) });
    }

    /// <summary>An order that was completed three days before its text, to the number that ends like its id.</summary>
    private async Task TextAsync(string order, Instant sentAt)
    {
        Clock.Now = sentAt;
        var completed = (sentAt - (Day * 3)).InZone(NewStore("S1").Zone).LocalDateTime;
        await ImportOrderAsync(order, NodaTime.Text.LocalDateTimePattern.GeneralIso.Format(completed), phone: $"+861380000000{order[1]}");
        await SendDueAsync(sentAt);
    }

    private async Task CallAsync(string order, int[] ratings)
    {
        await Get<StoreDirectory>().EnsureStaffAsync(await StoreAsync(), StaffId.Parse("clerk"), CancellationToken.None);
        Clock.Now = FirstTexts + (Day * 4);
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
        await Get<CallResults>().RecordAsync(
            Store, WorkOrderId.Parse(order), new CallResultJson(CallOutcome.Reached, "clerk", ratings), Supervisor, CancellationToken.None);
    }

    private async Task ReviewAsync(string order, int[] ratings)
    {
        var stored = await OrderAsync(order);
        var answer = Assert.Single(await Get<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None));
        await Get<ReplyReview>().RateAsync(ReplyId.Of(new SurveyId(Store, stored.Order.Id), answer), ratings, Supervisor, CancellationToken.None);
    }

    private async Task<IEnumerable<(decimal Numerator, decimal Denominator)>> LinesAsync() =>
        (await ScoreAsync(2026, 9)).Scores.Single(s => s.Staff.StaffId.Value == "A").Lines.Select(l => (l.Metric!.Value.Numerator, l.Metric.Value.Denominator));
}

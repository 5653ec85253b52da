using KpiFunctions.Domain;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Calls;

/// <summary>Who sends nothing is called by a person, once, and what the person hears is an answer.</summary>
public sealed class CallbackTests(AzuriteFixture azurite) : AppTest(azurite)
{
    // Texted on 10 September at 10:00 in Shanghai, 02:00 UTC; silent three days later.
    private static readonly NodaTime.Instant Sent = Utc("2026-09-10T02:00:00Z");
    private static readonly NodaTime.Instant Silent = Utc("2026-09-13T02:00:00Z");

    private static Phone Customer => Phone.TryParse("+8613800000001", out var phone) ? phone : throw new InvalidOperationException();

    private static readonly Caller Supervisor = new("supervisor", Role.Supervisor, [Store], [Person("boss")]);

    [Fact]
    public async Task A_survey_without_an_answer_becomes_one_call_however_often_its_message_comes()
    {
        await TextAsync("W1");

        await FollowUpAsync(Silent - NodaTime.Duration.FromMinutes(1));
        Assert.Empty(await OpenAsync());
        await FollowUpAsync(Silent, deliveries: 3);
        await FollowUpAsync(Silent + NodaTime.Duration.FromHours(1), deliveries: 2);

        var task = Assert.Single(await OpenAsync());
        Assert.Equal(Silent + NodaTime.Duration.FromHours(24), task.DueBy);
        Assert.Equal(Silent, (await OrderAsync("W1")).Survey.SilentAt);
        Assert.Equal(SurveyStanding.Silent, (await OutcomeAsync("W1")).Standing);
    }

    [Fact]
    public async Task Two_workers_on_one_silent_survey_make_one_call()
    {
        await TextAsync("W1");
        Clock.Now = Silent;
        var message = new RaiseCallsMessage("S1", "202609", ["W1"]);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Get<CallbackRaiser>().RaiseAsync(message, CancellationToken.None)));

        Assert.Single(await OpenAsync());
    }

    [Fact]
    public async Task An_answer_that_is_faster_than_the_worker_spares_the_call()
    {
        await TextAsync("W1");
        Clock.Now = Silent;
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await ReplyAsync("5", Silent);

        await DrainCallsAsync();

        Assert.Empty(await OpenAsync());
        Assert.Equal(SurveyStanding.Answered, (await OutcomeAsync("W1")).Standing);
    }

    [Theory]
    [InlineData("4")]
    [InlineData("TD")]
    [InlineData("你是谁")]
    public async Task Who_has_sent_anything_is_not_called(string text)
    {
        await TextAsync("W1");
        await ReplyAsync(text, Sent + NodaTime.Duration.FromHours(1));

        await FollowUpAsync(Silent);

        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task Who_stopped_texts_at_another_store_is_not_called()
    {
        await TextAsync("W1");
        await StopTextsAsync();

        await FollowUpAsync(Silent);

        Assert.Empty(await OpenAsync());
        Assert.False((await OrderAsync("W1")).Survey.IsWaiting);
        Assert.Equal(SurveyStanding.OptedOut, (await OutcomeAsync("W1")).Standing);
    }

    [Fact]
    public async Task An_erased_customer_is_not_called()
    {
        await TextAsync("W1");
        await Get<CustomerErasure>().EraseAsync(new EraseRequest(Customer, null, null, NeverTextAgain: false), Supervisor, CancellationToken.None);

        await FollowUpAsync(Silent);

        Assert.Empty(await OpenAsync());
        Assert.False((await OrderAsync("W1")).Survey.IsWaiting);
    }

    [Fact]
    public async Task At_night_and_after_the_close_no_call_is_asked_for()
    {
        await TextAsync("W1");

        // 21:00 in Shanghai on the 13th, and 09:00 on the day of the close, which was at 02:00.
        await FollowUpAsync(Utc("2026-09-13T13:00:00Z"));
        await FollowUpAsync(Utc("2026-10-05T01:00:00Z"));

        Assert.Empty(await OpenAsync());
        Assert.Equal(SurveyStanding.Expired, (await OutcomeAsync("W1")).Standing);
    }

    [Fact]
    public async Task A_timer_that_missed_its_time_finds_everything_later()
    {
        await TextAsync("W1");
        await ImportOrderAsync("W2", "2026-09-08T10:00:00", phone: "+8613800000002");
        await SendDueAsync(Utc("2026-09-11T02:00:00Z"));

        await FollowUpAsync(Utc("2026-09-16T02:00:00Z"));

        Assert.Equal(["W1", "W2"], (await OpenAsync()).Select(t => t.Survey.WorkOrderId.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ratings_by_telephone_count_like_a_text_and_end_the_call()
    {
        await TextAsync("W1");
        await FollowUpAsync(Silent);
        Clock.Now = Silent + NodaTime.Duration.FromHours(2);

        var (task, isLate) = await RecordAsync("W1", new CallResultJson(CallOutcome.Reached, "clerk", [4], "等太久"));

        Assert.False(isLate);
        Assert.False(task.IsOpen);
        Assert.Empty(await OpenAsync());
        var answer = Assert.Single(await AnswersAsync("W1"));
        Assert.Equal((AnswerSource.Phone, "等太久"), (answer.Source, answer.Comment));
        Assert.Equal(4, SurveyResult.At(Month(2026, 9).ClosesAt(NewStore("S1")), (await OrderAsync("W1")).Survey, [answer]).Overall);
        Assert.Equal(SurveyStanding.Answered, (await OutcomeAsync("W1")).Standing);
    }

    [Fact]
    public async Task A_result_entered_twice_is_one_result_and_another_one_is_refused()
    {
        await TextAsync("W1");
        await FollowUpAsync(Silent);
        var reached = new CallResultJson(CallOutcome.Reached, "clerk", [4]);

        await RecordAsync("W1", reached);
        await RecordAsync("W1", reached);

        Assert.Single(await AnswersAsync("W1"));
        await Assert.ThrowsAsync<ProblemException>(() => RecordAsync("W1", new CallResultJson(CallOutcome.Refused, "clerk")));
        await Assert.ThrowsAsync<ProblemException>(() => RecordAsync("W2", reached));
    }

    [Fact]
    public async Task Calls_measure_the_clerk_who_had_to_make_them_in_the_month_of_the_order()
    {
        await SaveStoreAsync(NewStore("S1") with { CallbackClerk = StaffId.Parse("clerk") });
        await TextAsync("W1");
        await TextAsync("W2", "+8613800000002");
        await TextAsync("W3", "+8613800000003");
        await FollowUpAsync(Silent);

        // W1 in time, W2 a day too late, W3 never.
        await RecordAsync("W1", new CallResultJson(CallOutcome.Reached, "clerk", [5]));
        Clock.Now = Silent + NodaTime.Duration.FromHours(25);
        await RecordAsync("W2", new CallResultJson(CallOutcome.Refused, "clerk"));
        await RecordAsync("W3", new CallResultJson(CallOutcome.NotReached, "clerk"));

        var records = await Get<MonthRecordsQuery>().ReadAsync(Month(2026, 9), CancellationToken.None);
        var facts = records.Callbacks.Select(t => t.ToFact()!).OrderBy(f => f.DoneAt is null).ThenBy(f => f.DoneAt).ToList();
        var due = Silent + NodaTime.Duration.FromHours(24);
        Assert.Equal(
            [
                new CallbackFact(StaffId.Parse("clerk"), due, Silent),
                new CallbackFact(StaffId.Parse("clerk"), due, Silent + NodaTime.Duration.FromHours(25)),
                new CallbackFact(StaffId.Parse("clerk"), due, null),
            ],
            facts);
    }

    [Fact]
    public async Task A_result_after_the_close_is_kept_and_not_scored()
    {
        await TextAsync("W1");
        await FollowUpAsync(Silent);
        await CloseDueMonthsAsync(Utc("2026-10-05T02:10:00Z"));

        var (_, isLate) = await RecordAsync("W1", new CallResultJson(CallOutcome.Reached, "clerk", [5]));

        Assert.True(isLate);
        var records = await Get<MonthRecordsQuery>().ReadAsync(Month(2026, 9), CancellationToken.None);
        Assert.True(Assert.Single(records.Callbacks).IsOpen);
        Assert.Equal(SurveyStanding.Silent, (await OutcomeAsync("W1")).Standing);
    }

    [Fact]
    public async Task Open_calls_are_listed_in_pages()
    {
        for (var i = 0; i < 5; i++)
        {
            await TextAsync($"W{i}", $"+861380000001{i}");
        }

        await FollowUpAsync(Silent);
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await Get<CallbackStore>().ListOpenAsync(NewStore("S1"), new PageRequest(2, after), CancellationToken.None);
            seen.AddRange(page.Items.Select(t => t.Survey.WorkOrderId.Value));
            after = page.Continuation is null ? null : PageRequest.Of(QueryOf(page.Continuation)).After;
        }
        while (after is not null);

        Assert.Equal(["W0", "W1", "W2", "W3", "W4"], seen.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(CallOutcome.Refused, 4)]
    [InlineData(CallOutcome.Reached, 6)]
    public async Task A_result_that_makes_no_sense_is_refused(CallOutcome outcome, int rating)
    {
        await TextAsync("W1");
        await FollowUpAsync(Silent);

        await Assert.ThrowsAsync<ProblemException>(() => RecordAsync("W1", new CallResultJson(outcome, "clerk", [rating])));
        await Assert.ThrowsAsync<ProblemException>(() => RecordAsync("W1", new CallResultJson(outcome, "nobody")));

        Assert.Empty(await AnswersAsync("W1"));
    }

    [Fact]
    public async Task What_the_orders_clerk_hears_on_the_telephone_is_the_orders_clerks_to_deal_with()
    {
        await SaveStoreAsync(NewStore("S1") with { CallbackClerk = StaffId.Parse("clerk") });
        await TextAsync("W1", clerk: "hers");
        await FollowUpAsync(Silent);

        await RecordAsync("W1", new CallResultJson(CallOutcome.Reached, "hers", [1]));

        var complaints = await Get<ComplaintStore>().ListAsync(Month(2026, 9), new PageRequest(10, null), CancellationToken.None);
        Assert.Equal(("A", "hers"), (Assert.Single(complaints.Items).StaffId?.Value, complaints.Items[0].HandlerId?.Value));
    }

    private static Microsoft.AspNetCore.Http.HttpRequest QueryOf(string continuation)
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Request.QueryString = new Microsoft.AspNetCore.Http.QueryString($"?continuation={continuation}");
        return context.Request;
    }

    private async Task TextAsync(string order, string phone = "+8613800000001", string clerk = "")
    {
        await ImportAsync($"storeId,workOrderId,staffId,clerkId,customerPhone,openedAt,completedAt\nS1,{order},A,{clerk},{phone},2026-09-01T08:00:00,2026-09-07T10:00:00\n");
        await SendDueAsync(Sent);
        await Get<StoreDirectory>().EnsureStaffAsync(NewStore("S1"), StaffId.Parse("clerk"), CancellationToken.None);
    }

    /// <summary>As an answer to a survey of another store does.</summary>
    private Task<Contact> StopTextsAsync() => Get<ContactStore>().ChangeAsync(
        Get<ContactKeys>().Of(Customer), c => c.OptOut(Sent), likelyNew: false, CancellationToken.None);

    private async Task FollowUpAsync(NodaTime.Instant now, int deliveries = 1)
    {
        Clock.Now = now;
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync(deliveries);
    }

    private Task<(Callback Task, bool IsLate)> RecordAsync(string order, CallResultJson result) =>
        Get<CallResults>().RecordAsync(Store, WorkOrderId.Parse(order), result, Supervisor, CancellationToken.None);

    private async Task<IReadOnlyList<Callback>> OpenAsync() =>
        (await Get<CallbackStore>().ListOpenAsync(NewStore("S1"), new PageRequest(100, null), CancellationToken.None)).Items;

    private Task<IReadOnlyList<SurveyAnswer>> AnswersAsync(string order) =>
        Get<WorkOrderStore>().GetAnswersAsync(Month(2026, 9), WorkOrderId.Parse(order), CancellationToken.None);

    private async Task<SurveyOutcome> OutcomeAsync(string order) => SurveyOutcome.At(
        Clock.Now, Month(2026, 9).ClosesAt(NewStore("S1")), (await OrderAsync(order)).Survey, [.. await AnswersAsync(order)]);
}

using System.Text.Json;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Evidence;

/// <summary>Every line names the records it is made of, and nothing else.</summary>
public sealed class EvidenceTests(AzuriteFixture azurite) : EndpointTest(azurite)
{
    private const string Orders = "storeId,workOrderId,staffId,customerPhone,assetId,faultCode,openedAt,completedAt\n";

    [Fact]
    public async Task A_satisfaction_line_lists_each_service_with_its_part_and_the_customers_words()
    {
        await UseSchemeAsync("satisfaction.rate");
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await ImportOrderAsync("W2", "2026-09-07T11:00:00", phone: "+8613800000002");
        await ImportOrderAsync("W3", "2026-09-07T11:00:00", phone: "+8613800000003", staff: "B");
        await SendDueAsync(Utc("2026-09-10T04:00:00Z"));
        await ReplyAsync("2 too slow", Utc("2026-09-10T05:00:00Z"));
        await ReplyAsync("5", Utc("2026-09-10T05:00:00Z"), from: "8613800000003", id: "m3");

        var record = Assert.Single(await ItemsAsync("item0"));

        // W2 was not answered, W3 is somebody else's.
        Assert.Equal(("service", "W1", 0m, 1m), (Text(record, "kind"), Text(record, "workOrderId"), Number(record, "numerator"), Number(record, "denominator")));
        Assert.Equal("2 too slow", record.GetProperty("answers")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Parts_of_the_records_add_up_to_the_line()
    {
        await UseSchemeAsync("repair.within_24h_rate", "quality.first_time_fix_rate");
        await ImportAsync(Orders
            + "S1,W1,A,,VIN1,noise,2026-09-01T08:00:00,2026-09-01T10:00:00\nS1,W2,A,,VIN1,noise,2026-09-03T08:00:00,2026-09-05T10:00:00\n"
            + "S1,W3,A,,,,2026-09-03T08:00:00,2026-09-03T10:00:00\n");

        var within = await ItemsAsync("item0");
        var line = Assert.Single((await ScoreAsync(2026, 9)).Scores).Lines[0].Metric!.Value;
        Assert.Equal((line.Numerator, line.Denominator), (within.Sum(r => Number(r, "numerator")), within.Sum(r => Number(r, "denominator"))));

        var repeat = Assert.Single(await ItemsAsync("item1"), r => Text(r, "kind") == "return");
        Assert.Equal(("W1", "W2"), (Text(repeat, "earlier"), Text(repeat, "later")));
    }

    [Fact]
    public async Task Complaints_figures_marks_and_customer_facts_are_listed_under_their_own_lines()
    {
        await UseSchemeAsync("complaint.count", "complaint.answered_in_2h_rate", "training.exam", "rating.conduct", "customer.referral_count");
        await ImportComplaintsAsync("S1,C1,,A,serviceAttitude,2026-09-08T09:00:00,,,,\nS1,C2,,B,,2026-09-08T09:00:00,,,,\nS1,C3,,A,rescue,2026-09-08T09:00:00,,,,\n");
        await ImportFiguresAsync("S1,A,2026-09,training.exam,85,written,,\nS1,A,2026-09,attendance.rate,1,,,\n");
        await ImportRatingsAsync("S1,A,2026-09,conduct,chief,80,3,,\nS1,A,2026-09,order,chief,80,3,,\n");
        await ImportCustomerFactsAsync("S1,F1,A,referral,2026-09-08,order W7\n");

        Assert.Equal("C1", Text(Assert.Single(await ItemsAsync("item0")).GetProperty("complaint"), "complaintId"));
        Assert.Equal("C1", Text(Assert.Single(await ItemsAsync("item1")).GetProperty("complaint"), "complaintId"));
        Assert.Equal(("training.exam", "written"), (Text((await ItemsAsync("item2"))[0], "metric"), Text(Assert.Single(await ItemsAsync("item2")), "note")));
        Assert.Equal("conduct", Text(Assert.Single(await ItemsAsync("item3")), "topic"));
        Assert.Equal("order W7", Text(Assert.Single(await ItemsAsync("item4")), "evidence"));
    }

    [Fact]
    public async Task A_line_of_one_question_lists_the_services_whose_own_survey_asked_it()
    {
        await UseSchemeAsync("satisfaction.factor.attitude");
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        await ReplyAsync("5", Utc("2026-09-10T03:00:00Z"));
        var store = await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None);
        await SaveStoreAsync(store with { Questionnaire = QuestionnaireId.Parse("three-questions") });
        await ImportOrderAsync("W2", "2026-09-08T10:00:00", phone: "+8613800000002");
        await SendDueAsync(Utc("2026-09-11T02:00:00Z"));
        await ReplyAsync("5 4 3", Utc("2026-09-11T03:00:00Z"), from: "8613800000002", id: "m2");

        var record = Assert.Single(await ItemsAsync("item0"));

        Assert.Equal(("W2", 4m, 1m), (Text(record, "workOrderId"), Number(record, "numerator"), Number(record, "denominator")));
        Assert.Equal(["overall", "attitude", "quality"], record.GetProperty("questions").EnumerateArray().Select(q => q.GetString()));
    }

    [Fact]
    public async Task A_line_of_calls_lists_each_of_them_with_who_called_and_whether_it_was_in_time()
    {
        await UseSchemeAsync("callback.completed_rate", "callback.in_time_rate", "callback.spot_check_rate", "orders.completed");
        var store = await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None);
        await SaveStoreAsync(store with { CallbackClerk = Domain.StaffId.Parse("A") });
        await ImportOrderAsync("W1", "2026-09-07T10:00:00", staff: "B");
        await ImportOrderAsync("W2", "2026-09-07T10:00:00", phone: "+8613800000002", staff: "B");
        await ImportOrderAsync("W3", "2026-09-07T10:00:00", phone: "+8613800000003", staff: "B");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        await Get<StoreDirectory>().EnsureStaffAsync(store, Domain.StaffId.Parse("A"), CancellationToken.None);
        Clock.Now = Utc("2026-09-13T02:00:00Z");
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();

        // W1 is called after an hour, W2 by somebody else, W3 by nobody.
        Clock.Now = Utc("2026-09-13T03:00:00Z");
        await CallAsync("W1", "A");
        await CallAsync("W2", "B");

        var completed = await ItemsAsync("item0");
        Assert.Equal([("W1", 1m, 1m), ("W3", 0m, 1m)], completed.Select(c => (Text(c.GetProperty("call"), "id")!, Number(c, "numerator"), Number(c, "denominator"))));
        Assert.All(completed, c => Assert.Equal("call", Text(c, "kind")));
        Assert.Equal("A", Text(completed[0].GetProperty("call"), "calledBy"));
        Assert.Equal(Utc("2026-09-13T03:00:00Z").ToDateTimeOffset(), completed[0].GetProperty("call").GetProperty("doneAt").GetDateTimeOffset());
        Assert.Equal(2, (await ItemsAsync("item1")).Count);
        Assert.Empty(await ItemsAsync("item2"));

        var line = (await ScoreAsync(2026, 9)).Scores.Single(s => s.Staff.StaffId.Value == "A").Lines[0].Metric!.Value;
        Assert.Equal((1m, 2m), (line.Numerator, line.Denominator));
    }

    [Fact]
    public async Task Who_changed_the_role_sees_the_records_of_the_role_that_the_item_is_of()
    {
        await UseSchemeAsync("orders.completed");
        await Get<StoreDirectory>().UpdateStaffAsync(
            Store,
            Domain.StaffId.Parse("A"),
            _ => new Domain.Stores.StaffMember
            {
                StoreId = Store,
                Id = Domain.StaffId.Parse("A"),
                Roles = [new("advisor", null), new("clerk", TestScheme.Scheme.Id, new(2026, 9, 8))],
            },
            CancellationToken.None);
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await ImportOrderAsync("W2", "2026-09-09T10:00:00");

        Assert.Equal("W1", Text(Assert.Single(await ItemsAsync("item0")), "workOrderId"));
        Assert.Equal("W2", Text(Assert.Single(await ItemsAsync("speed")), "workOrderId"));
    }

    [Fact]
    public async Task Records_come_in_pages_without_a_gap_or_a_repetition()
    {
        await UseSchemeAsync("orders.completed");
        await ImportAsync(Orders + string.Concat(Enumerable.Range(1, 7).Select(i => $"S1,W{i},A,,,,2026-09-01T08:00:00,2026-09-0{1 + (i / 4)}T10:00:00\n")));
        var ids = new List<string?>();
        var (query, pages) = ("?limit=3", 0);
        while (pages < 10)
        {
            var page = (await AskAsync(StaffMember("S1", "A"), "item0", query)).Json;
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(r => Text(r, "workOrderId")));
            pages++;
            if (page.GetProperty("continuation").GetString() is not { } next)
            {
                break;
            }

            query = $"?limit=3&continuation={next}";
        }

        Assert.Equal((3, "W1 W2 W3 W4 W5 W6 W7"), (pages, string.Join(' ', ids)));
    }

    [Fact]
    public async Task An_unknown_item_a_bad_page_and_a_stranger_are_refused()
    {
        await UseSchemeAsync("orders.completed");

        Assert.Equal(404, (await AskAsync(Supervisor("S1"), "nothing")).Status);
        Assert.Equal(400, (await AskAsync(Supervisor("S1"), "item0", "?limit=0")).Status);
        Assert.Equal(400, (await AskAsync(Supervisor("S1"), "item0", "?continuation=*")).Status);
        Assert.Equal(403, (await AskAsync(StaffMember("S1", "B"), "item0")).Status);
        Assert.Equal(403, (await AskAsync(Supervisor("S2"), "item0")).Status);
    }

    [Fact]
    public async Task A_closed_month_shows_what_it_was_closed_with()
    {
        await UseSchemeAsync("training.exam");
        await ImportFiguresAsync("S1,A,2026-09,training.exam,1,,,\n");
        await CloseDueMonthsAsync(Utc("2026-10-04T18:10:00Z"));
        await ImportFiguresAsync("S1,A,2026-09,training.exam,0,,,\n");
        await SaveStoreAsync(NewStore("S1"));

        Assert.Equal(1m, Number(Assert.Single(await ItemsAsync("item0")), "value"));
    }

    private Task<(Callback Task, bool IsLate)> CallAsync(string order, string by) => Get<CallResults>().RecordAsync(
        Store, Domain.WorkOrders.WorkOrderId.Parse(order), new CallResultJson(CallOutcome.Reached, by, [5]), Supervisor("S1"), CancellationToken.None);

    private async Task<IReadOnlyList<JsonElement>> ItemsAsync(string item)
    {
        var answer = await AskAsync(Supervisor("S1"), item);
        Assert.True(answer.Status == 200, answer.Body);
        return [.. answer.Json.GetProperty("items").EnumerateArray()];
    }

    private Task<ApiAnswer> AskAsync(Caller caller, string item, string query = "") => CallAsync(
        caller,
        request => new GetEvidenceEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<EvidenceQuery>())
            .Run(request, "S1", "2026-09", "A", item, CancellationToken.None),
        query);

    private static string? Text(JsonElement record, string name) => record.GetProperty(name).GetString();

    private static decimal Number(JsonElement record, string name) => record.GetProperty(name).GetDecimal();
}

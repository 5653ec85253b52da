using System.Text.Json;
using KpiFunctions.Access;
using KpiFunctions.Evidence;
using KpiFunctions.Stores;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Evidence;

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
    public async Task Who_changed_the_role_sees_the_records_of_the_role_that_the_item_is_of()
    {
        await UseSchemeAsync("orders.completed");
        await Get<StoreDirectory>().UpdateStaffAsync(
            Store,
            Domain.Stores.StaffId.Parse("A"),
            _ => new Domain.Stores.StaffMember
            {
                StoreId = Store,
                Id = Domain.Stores.StaffId.Parse("A"),
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

    private async Task<IReadOnlyList<JsonElement>> ItemsAsync(string item)
    {
        var answer = await AskAsync(Supervisor("S1"), item);
        Assert.True(answer.Status == 200, answer.Body);
        return [.. answer.Json.GetProperty("items").EnumerateArray()];
    }

    private Task<ApiAnswer> AskAsync(Caller caller, string item, string query = "") => CallAsync(
        caller,
        request => new GetEvidenceEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<EvidenceReader>())
            .Run(request, "S1", "2026-09", "A", item, CancellationToken.None),
        query);

    private static string? Text(JsonElement record, string name) => record.GetProperty(name).GetString();

    private static decimal Number(JsonElement record, string name) => record.GetProperty(name).GetDecimal();
}

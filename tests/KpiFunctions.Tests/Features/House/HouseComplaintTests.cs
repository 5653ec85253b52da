using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Months;
using NodaTime;

namespace KpiFunctions.Tests.Features.House;

/// <summary>Complaints of a house count for whom they are about, for whoever had the part that a scheme measures, and for the store; their fault is of who caused them.</summary>
public sealed class HouseComplaintTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    private static readonly string[] Metrics =
        ["complaint.count", "complaint.answered_in_2h_rate", "complaint.own_fault_count", "complaint.recovered_own_fault_count"];

    /// <summary>Who is measured how, and what count, answers in time, own faults and recovered own faults are then.</summary>
    [Theory]
    [InlineData("t1", "own", "2 0/2 2 1", "f1 f3")]
    [InlineData("t2", "own", "1 - 1 0", "f3")]
    [InlineData("a1", "advisor", "2 0/2 0 0", "")]
    [InlineData("a2", "advisor", "0 - 1 0", "f2")]
    [InlineData("boss", "team", "2 0/2 2 1", "f1 f3")]
    [InlineData("head", "team.advisor", "2 0/2 1 0", "f2")]
    [InlineData("chief", "store", "5 1/5 4 1", "f1 f2 f3 n2")]
    public async Task A_part_decides_which_complaints_are_looked_at_and_a_fault_is_of_who_caused_it(string staff, string measures, string figures, string faults)
    {
        await OpenHouseAsync(staff, measures);
        await ImportComplaintsAsync(
            "S1,f1,W1,t1,,2026-09-08T09:00:00,,2026-09-08T20:00:00,true,true\n"
            + "S1,f2,,a2,,2026-09-08T09:00:00,,,,true\n"
            + "S1,f3,W2,,,2026-09-08T09:00:00,,,,true\n"
            + "S1,n1,,,,2026-09-08T09:00:00,2026-09-08T10:00:00,,,\n"
            + "S1,n2,,,,2026-09-20T09:00:00,,,,true\n");

        Assert.Equal(figures, await FiguresAsync(staff));
        Assert.Equal(faults, await EvidenceAsync(staff, "item2"));
        Assert.Equal(measures == "store", (await EvidenceAsync(staff, "item0")).Contains("n1", StringComparison.Ordinal));
        await CloseSeptemberAsync();
        Assert.Equal(figures, await FiguresAsync(staff));
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task One_about_nobody_is_the_stores_on_its_day_and_its_handlers()
    {
        await OpenHouseAsync("chief", "store", until: new LocalDate(2026, 9, 15));
        await ImportAsync(
            "storeId,complaintId,handlerId,receivedAt,answeredAt\nS1,n1,t2,2026-09-15T23:59:59,2026-09-16T00:30:00\nS1,n2,,2026-09-16T00:00:00,\n",
            KpiFunctions.Features.Complaints.ComplaintParser.Columns,
            (r, report) => Get<KpiFunctions.Features.Complaints.ComplaintImport>().ImportAsync(r, Ingest, report, CancellationToken.None));

        Assert.Equal("1 1/1 0 0", await FiguresAsync("chief"));
    }

    /// <summary>Whoever served a customer together with another is told of the answer as well; the store was answered once.</summary>
    [Fact]
    public async Task Statistics_of_surveys_count_a_shared_order_for_each_and_once_for_the_store()
    {
        await OpenHouseAsync("chief", "store");
        await SendDueAsync(Utc("2026-09-28T03:00:00Z"));
        await ReplyAsync("5", Utc("2026-09-28T04:00:00Z"));

        var statistics = await Get<SurveyStatisticsQuery>().ReadAsync(await StoreAsync(), Month(2026, 9), CancellationToken.None);

        Assert.Equal((2, 1, 1), (statistics.Orders, statistics.Texted, statistics.Answered));
        Assert.Equal([("t1", 2, 1, 1), ("t2", 1, 1, 1)], statistics.Staff.Select(s => (s.StaffId, s.Orders, s.Texted, s.Answered)));
    }

    /// <summary>A house with an order of t1 and one of t1 and t2 together, both taken in by a1, and somebody with a scheme that measures in one way.</summary>
    private async Task OpenHouseAsync(string measured, string measures, LocalDate? until = null)
    {
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        var items = Metrics.Select((m, i) => new { id = $"item{i}", metric = m, weight = 25, rule = new { type = "linear", from = 0, to = 1 }, missing = "zero" });
        var json = JsonSerializer.Serialize(new { id = "measured", version = 1, title = new { en = "Measured" }, validFrom = "2020-01", scale = 100, measures, items, grades = new[] { new { atLeast = 0, grade = "any" } } });
        Assert.True(await Get<SchemeStore>().TryAddAsync(SchemeJson.Read(json).Scheme!, CancellationToken.None));
        await SaveAsync(measured, SchemeId.Parse("measured"), manager: null, until);
        foreach (var (staff, manager) in new[] { ("t1", "boss"), ("t2", "boss"), ("a1", "head"), ("a2", "head") })
        {
            await SaveAsync(staff, staff == measured ? SchemeId.Parse("measured") : null, manager, until: null);
        }

        await ImportAsync(
            "storeId,workOrderId,staffId,advisorId,customerPhone,openedAt,completedAt\n"
            + "S1,W1,t1,a1,,2026-09-01T08:00:00,2026-09-02T10:00:00\nS1,W2,t1|t2,a1,+8613800000001,2026-09-01T08:00:00,2026-09-24T10:00:00\n");
    }

    private Task<StaffMember> SaveAsync(string staff, SchemeId? scheme, string? manager, LocalDate? until) => Get<StoreDirectory>().UpdateStaffAsync(
        Store,
        StaffId.Parse(staff),
        _ => new StaffMember
        {
            StoreId = Store,
            Id = StaffId.Parse(staff),
            Roles = [new(null, scheme, Until: until)],
            Managers = manager is null ? [] : [new(StaffId.Parse(manager))],
        },
        CancellationToken.None);

    private async Task<string> FiguresAsync(string staff)
    {
        var score = JsonDocument.Parse(await ScoresAsync()).RootElement.GetProperty("scores").EnumerateArray().Single(s => s.GetProperty("staffId").GetString() == staff);
        return string.Join(' ', score.GetProperty("lines").EnumerateArray().Select(l =>
            l.GetProperty("numerator").ValueKind == JsonValueKind.Null ? "-"
            : l.GetProperty("metric").GetString()!.EndsWith("_rate", StringComparison.Ordinal) ? $"{l.GetProperty("numerator")}/{l.GetProperty("denominator")}"
            : l.GetProperty("numerator").ToString()));
    }

    private async Task<string> EvidenceAsync(string staff, string item)
    {
        var found = await Get<EvidenceQuery>().ReadAsync(await StoreAsync(), September, StaffId.Parse(staff), item, new PageRequest(50, null), CancellationToken.None);
        var ids = found!.Value.Page.Items.Select(r => JsonSerializer.SerializeToElement(r.Shown, ApiJson.Options).GetProperty("complaint").GetProperty("complaintId").GetString()!);
        return string.Join(' ', ids.Order(StringComparer.Ordinal));
    }
}

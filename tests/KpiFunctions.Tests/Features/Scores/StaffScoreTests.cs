using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Reports;
using NodaTime;

namespace KpiFunctions.Tests.Features.Scores;

/// <summary>One person's score, and the words beside it.</summary>
public sealed class StaffScoreTests(AzuriteFixture azurite) : ReportTest(azurite)
{
    [Fact]
    public async Task Without_a_language_there_is_the_result_and_nothing_else()
    {
        await WorkAsync("A", 9, 48);

        var answer = await ReadAsync(StaffMember("S1", "A"), "S1", "2026-09", "A");

        Assert.Equal((90m, "provisional"), (answer.Json.GetProperty("total").GetDecimal(), answer.Json.GetProperty("state").GetString()));
        Assert.False(answer.Json.TryGetProperty("explanation", out _));
    }

    [Theory]
    [InlineData("en", "en", "Total 90.00 of 100, grade any, place 1 of 1 with this scheme in the store; 40% of the scale was measured.", "90.00 points")]
    [InlineData("zh-CN", "zh-CN", "总分 90.00（满分 100），等级 any，店内同方案 1 人中第 1 名；40% 的分值有数据。", "90.00 分")]
    [InlineData("zh-tw", "zh-TW", "總分 90.00（滿分 100），等級 any，店內同方案 1 人中第 1 名；40% 的分值有資料。", "90.00 分")]
    public async Task Words_stand_behind_the_result_and_are_the_same_after_the_close(string asked, string lang, string summary, string points)
    {
        await WorkAsync("A", 9, 48);
        var open = await ReadAsync(Supervisor("S1"), "S1", "2026-09", "A", $"?lang={asked}");
        await CloseAsync(9);
        var closed = await ReadAsync(Supervisor("S1"), "S1", "2026-09", "A", $"?lang={asked}");

        var words = closed.Json.GetProperty("explanation");
        Assert.Equal((lang, summary), (words.GetProperty("lang").GetString(), words.GetProperty("summary").GetString()));
        Assert.Equal(["satisfaction", "speed"], words.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("item").GetString()));
        Assert.Contains(points, words.GetProperty("lines")[1].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(open.Json.GetProperty("explanation").GetRawText(), words.GetRawText());

        var plain = (await ReadAsync(Supervisor("S1"), "S1", "2026-09", "A")).Body;
        Assert.StartsWith(plain[..^1], closed.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_changed_their_role_in_mid_month_has_both_results_each_with_its_place()
    {
        await SaveRolesAsync("A", "S1", new StaffRole("technician", null), new StaffRole("clerk", null, From: new LocalDate(2026, 9, 15)));
        await WorkAsync("A", 9, 96, day: 10);
        await WorkAsync("A", 9, 48, day: 20);
        await WorkAsync("B", 9, 0);
        Assert.Equal(["A", "A"], Parts(await ReadAsync(StaffMember("S1", "A"), "S1", "2026-09", "A")).Select(p => p.Staff));
        await CloseAsync(9);

        var answer = await ReadAsync(StaffMember("S1", "A"), "S1", "2026-09", "A", "?lang=en");

        // A clerk is ranked with clerks, and B, who has no role, with those without one; in the store all three are ranked together.
        Assert.Equal(
            [("A", "2026-09-15", "2026-09-30", "clerk", 90m, 2, 3, 1, 1), ("A", "2026-09-01", "2026-09-14", "technician", 80m, 3, 3, 1, 1)], Parts(answer));
        Assert.Equal(("A", "closed"), (answer.Json.GetProperty("staffId").GetString(), answer.Json.GetProperty("state").GetString()));
        Assert.Equal(
            ["Total 90.00 of 100, grade any, place 2 of 3 with this scheme in the store; 40% of the scale was measured.", "Total 80.00 of 100, grade any, place 3 of 3 with this scheme in the store; 40% of the scale was measured."],
            answer.Json.GetProperty("scores").EnumerateArray().Select(s => s.GetProperty("explanation").GetProperty("summary").GetString()));
    }

    [Fact]
    public async Task Words_of_a_closed_month_do_not_change_with_the_people_and_the_settings_of_today()
    {
        await WorkAsync("A", 9, 48);
        await CloseAsync(9);
        var before = await ReadAsync(Admin, "S1", "2026-09", "A", "?lang=en");

        await SaveRolesAsync("A", "S1", new StaffRole("clerk", SchemeId.Parse("none")));
        await SaveStoreAsync(NewStore("S1") with { SchemeId = SchemeId.Parse("none"), Zone = DateTimeZoneProviders.Tzdb["America/New_York"] });

        Assert.Equal(200, before.Status);
        Assert.Equal(before.Body, (await ReadAsync(Admin, "S1", "2026-09", "A", "?lang=en")).Body);
    }

    [Fact]
    public async Task A_closed_result_whose_facts_were_tampered_with_is_shown_but_not_put_into_words()
    {
        await WorkAsync("A", 9, 48);
        await CloseAsync(9);
        await Get<Tables>().WorkOrders.UpdateEntityAsync(
            new TableEntity(Keys.StoreMonth(Month(2026, 9)), Keys.OrderRow(WorkOrderId.Parse("A-9-20-1"))) { ["OpenedAt"] = Utc("2026-09-01T00:00:00Z").ToDateTimeOffset() },
            ETag.All,
            TableUpdateMode.Merge);

        Assert.Equal(90m, (await ReadAsync(Admin, "S1", "2026-09", "A")).Json.GetProperty("total").GetDecimal());
        var words = await ReadAsync(Admin, "S1", "2026-09", "A", "?lang=en");
        Assert.Equal(409, words.Status);
        Assert.Contains("/api/months/S1/2026-09/verify", words.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_is_for_the_person_and_the_own_supervisors()
    {
        await WorkAsync("A", 9, 48);

        Assert.Equal(403, (await ReadAsync(Supervisor("S2"), "S1", "2026-09", "A", "?lang=en")).Status);
        Assert.Equal(403, (await ReadAsync(StaffMember("S1", "B"), "S1", "2026-09", "A", "?lang=en")).Status);
        Assert.Equal(404, (await ReadAsync(Admin, "S1", "2026-09", "B", "?lang=en")).Status);
        Assert.Equal(400, (await ReadAsync(Admin, "S1", "2026-9", "A", "?lang=en")).Status);
        var language = await ReadAsync(Admin, "S1", "2026-09", "A", "?lang=fr");
        Assert.Equal(400, language.Status);
        Assert.Contains("zh-CN, zh-TW or en", language.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Staff, string From, string To, string Role, decimal Total, int Place, int Of, int? Group, int? GroupOf)> Parts(ApiAnswer answer) =>
        answer.Json.GetProperty("scores").EnumerateArray().Select(s => (
            s.GetProperty("staffId").GetString()!,
            s.GetProperty("days").GetProperty("from").GetString()!,
            s.GetProperty("days").GetProperty("to").GetString()!,
            s.GetProperty("role").GetString()!,
            s.GetProperty("total").GetDecimal(),
            s.GetProperty("rank").GetProperty("store").GetInt32(),
            s.GetProperty("rank").GetProperty("of").GetInt32(),
            s.GetProperty("rank").GetProperty("group").Deserialize<int?>(),
            s.GetProperty("rank").GetProperty("groupOf").Deserialize<int?>()));

    private Task<ApiAnswer> ReadAsync(Caller caller, string store, string month, string staff, string query = "") => CallAsync(
        caller,
        request => new GetStaffScoreEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<ScoreQuery>()).Run(request, store, month, staff, CancellationToken.None),
        query);
}

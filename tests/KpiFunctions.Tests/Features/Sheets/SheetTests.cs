using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Sheets;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Sheets;

/// <summary>Several raters of one sheet: each fills the own column, customers are drawn, and who is missing is told.</summary>
public sealed class SheetTests(AzuriteFixture azurite) : SheetTest(azurite)
{
    public static TheoryData<string, string, string> Unsound => new()
    {
        { "version", "0", "$.version" },
        { "validFrom", "\"2026-13\"", "$.validFrom" },
        { "title", """{ "en": "Conduct" }""", "$.title" },
        { "items", "[]", "$.items" },
        { "items", """[ { "id": "At titude", "title": { "zh-CN": "态度", "en": "Attitude" } } ]""", "$.items[0].id" },
        { "items", """[ { "id": "a", "title": { "zh-CN": "态度", "en": "A" } }, { "id": "a", "title": { "zh-CN": "态度", "en": "A" } } ]""", "$.items[1].id" },
        { "grades", """[ { "id": "good", "title": { "zh-CN": "良", "en": "Good" }, "points": 80 } ]""", "$.grades" },
        { "grades", """[ { "id": "good", "title": { "zh-CN": "良", "en": "Good" }, "points": 80 }, { "id": "poor", "title": { "zh-CN": "差", "en": "Poor" }, "points": 80 } ]""", "$.grades[1].points" },
        { "grades", """[ { "id": "good", "title": { "zh-CN": "良", "en": "Good" }, "points": 101 }, { "id": "poor", "title": { "zh-CN": "差", "en": "Poor" }, "points": 0 } ]""", "$.grades[0].points" },
        { "raters", """[ { "id": "self", "title": { "zh-CN": "自评", "en": "Self" }, "kind": "self", "share": 1 } ]""", "$.raters" },
        { "raters", """[ { "id": "boss", "title": { "zh-CN": "经理", "en": "Boss" }, "kind": "manager", "share": 0.9 } ]""", "$.raters" },
        { "raters", """[ { "id": "boss", "title": { "zh-CN": "经理", "en": "Boss" }, "kind": "person", "share": 1 } ]""", "$.raters[0].role" },
        { "raters", """[ { "id": "boss", "title": { "zh-CN": "经理", "en": "Boss" }, "kind": "person", "role": "staff", "share": 1 } ]""", "$.raters[0].role" },
        { "raters", """[ { "id": "boss", "title": { "zh-CN": "经理", "en": "Boss" }, "kind": "manager", "role": "admin", "share": 1 } ]""", "$.raters[0].role" },
        { "raters", """[ { "id": "all", "title": { "zh-CN": "客户", "en": "All" }, "kind": "customers", "share": 1 } ]""", "$.raters[0].draw" },
        { "raters", """[ { "id": "a", "title": { "zh-CN": "经理", "en": "A" }, "kind": "manager", "share": 0.5 }, { "id": "b", "title": { "zh-CN": "经理", "en": "B" }, "kind": "manager", "share": 0.5 } ]""", "$.raters[1].kind" },
        { "raters", """[ { "id": "a", "title": { "zh-CN": "经理", "en": "A" }, "kind": "manager", "share": 1.5 }, { "id": "b", "title": { "zh-CN": "公司", "en": "B" }, "kind": "person", "role": "admin", "share": -0.5 } ]""", "$.raters[1].share" },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public async Task An_unsound_sheet_is_not_saved_and_the_place_is_named(string member, string value, string path)
    {
        var json = JsonNode.Parse(TestSheet.Json)!.AsObject();
        json[member] = JsonNode.Parse(value);
        var refused = await AskAsync(Admin, nameof(PutSheetEndpoint), json.ToJsonString(), route: ("id", "conduct"));
        Assert.Equal(400, refused.Status);
        Assert.True(refused.Json.GetProperty("errors").TryGetProperty(path, out _), refused.Body);
        Assert.Equal(404, (await GetAsync()).Status);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var json = JsonNode.Parse(TestSheet.Json)!.AsObject();
        json["version"] = 0;
        json["validFrom"] = "soon";
        json["items"]![0]!["title"] = new JsonObject();
        json["raters"]![0]!["share"] = 0.2;
        var refused = await AskAsync(Admin, nameof(PutSheetEndpoint), json.ToJsonString(), route: ("id", "conduct"));
        Assert.Equal(
            ["$.items[0].title", "$.raters", "$.validFrom", "$.version"],
            refused.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_version_is_kept_as_it_is_and_the_next_counts_from_its_month_on()
    {
        await SaveAsync();
        await SaveAsync();
        Assert.Equal(409, (await AskAsync(Admin, nameof(PutSheetEndpoint), TestSheet.Json.Replace("80", "70", StringComparison.Ordinal), route: ("id", "conduct"))).Status);
        Assert.Equal(409, (await AskAsync(Admin, nameof(PutSheetEndpoint), Version(3, "2026-10"), route: ("id", "conduct"))).Status);
        Assert.Equal(400, (await AskAsync(Admin, nameof(PutSheetEndpoint), TestSheet.Json, route: ("id", "other"))).Status);
        await SaveAsync(Version(2, "2026-10"));

        Assert.Equal(2, (await GetAsync()).Json.GetProperty("version").GetInt32());
        Assert.Equal(1, (await GetAsync("?month=2026-09")).Json.GetProperty("version").GetInt32());
        Assert.Equal(404, (await GetAsync("?month=2026-08")).Status);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(TestSheet.Json), JsonNode.Parse((await GetAsync("?month=2026-09")).Body)));
    }

    [Fact]
    public async Task Each_rater_fills_the_own_column_and_shares_are_those_of_the_sheet()
    {
        await OpenAsync();
        await MarkedAsync(Measured, "excellent", "excellent");
        await MarkedAsync(Manager, "good", "fair");
        await MarkedAsync(Supervisor, "fair", "fair");
        await MarkedAsync(Admin, "fair", "poor");

        // 100 × 0.1 + 80 × 0.3 + 60 × 0.1 + 60 × 0.2, of 0.7; and 100 × 0.1 + 60 × 0.3 + 60 × 0.1 + 20 × 0.2.
        var (attitude, skill) = (await LineAsync("item0"), await LineAsync("item1"));
        Assert.Equal((52m, 0.7m, 4), (attitude.GetProperty("numerator").GetDecimal(), attitude.GetProperty("denominator").GetDecimal(), attitude.GetProperty("sample").GetInt32()));
        Assert.Equal((38m, 0.7m), (skill.GetProperty("numerator").GetDecimal(), skill.GetProperty("denominator").GetDecimal()));
        Assert.Equal("customers 0.3", MissingIn(attitude));

        var evidence = (await AskAsync(Supervisor, nameof(GetEvidenceEndpoint), route: [("store", "S1"), ("month", "2026-09"), ("staff", "li"), ("item", "item0")])).Json.GetProperty("items");
        Assert.Equal(
            ["company fair 60 Ada (hq/ada)", "manager good 80 Ma's key (S1/ma)", "self excellent 100 Li's key (S1/li)", "supervisor fair 60 Sun (S1/boss)"],
            evidence.EnumerateArray().Select(r => $"{r.GetProperty("rater")} {r.GetProperty("grade")} {r.GetProperty("mark")} {r.GetProperty("enteredBy")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_rates_alone_has_no_mark_and_the_line_says_who_is_missing()
    {
        await OpenAsync();
        Assert.Equal("self 0.1, manager 0.3, supervisor 0.1, company 0.2, customers 0.3", MissingIn(await LineAsync("item0")));
        await MarkedAsync(Measured, "excellent", "good");

        var line = await LineAsync("item0");
        Assert.Equal(JsonValueKind.Null, line.GetProperty("value").ValueKind);
        Assert.Equal("manager 0.3, supervisor 0.1, company 0.2, customers 0.3", MissingIn(line));
        var words = (await AskAsync(Supervisor, nameof(GetStaffScoreEndpoint), query: "?lang=zh-CN", route: [("store", "S1"), ("month", "2026-09"), ("staff", "li")])).Body;
        Assert.Contains("尚缺评分人：部门经理 30%、主管 10%、公司 20%、客户 30%。", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_fills_the_column_of_somebody_else_whatever_is_written()
    {
        await OpenAsync();
        Caller stranger = new("Wu's key", Role.Staff, [Store], [Person("wu")]);
        Caller measuredBoss = new("Li as boss", Role.Supervisor, [Store], [Person("li")]);
        foreach (var (caller, rater) in new[]
        {
            (Measured, "manager"), (Measured, "company"), (Measured, "customers"), (Manager, "self"), (Manager, "supervisor"), (stranger, null), (stranger, "self"), (stranger, "manager"),
            (Supervisor, "manager"), (Supervisor, "company"), (Supervisor, "customers"), (Admin, "supervisor"), (measuredBoss, "supervisor"), (Ingest, "company"), (Supervisor with { People = [] }, "supervisor"),
            (Stranger, "self"),
        })
        {
            var refused = await MarkAsync(caller, "good", "good", rater);
            Assert.True(refused.Status == 403, $"{caller.Name} {rater}: {refused.Status} {refused.Body}");
        }

        await MarkedAsync(measuredBoss, "good", "good", "self");
        Assert.Equal("manager 0.3, supervisor 0.1, company 0.2, customers 0.3", MissingIn(await LineAsync("item0")));
    }

    [Fact]
    public async Task A_column_has_one_hand_which_may_change_it_and_a_person_has_one_column()
    {
        await OpenAsync();
        Caller both = new("Ma's other key", Role.Supervisor, [Store], [Person("ma")]);
        var unsaid = await MarkAsync(both, "good", "good");
        Assert.Equal(400, unsaid.Status);
        Assert.Contains("manager, supervisor", unsaid.Body, StringComparison.Ordinal);

        await MarkedAsync(both, "good", "good", "manager");
        Assert.Equal(409, (await MarkAsync(both, "good", "good", "supervisor")).Status);
        Assert.Equal(2, (await MarkedAsync(Manager, "good", "good")).GetProperty("unchanged").GetInt32());
        Assert.Equal(1, (await MarkedAsync(Manager, "good", "fair")).GetProperty("updated").GetInt32());

        await MarkedAsync(Supervisor, "fair", "fair");
        Assert.Equal(409, (await MarkAsync(new Caller("Zhou", Role.Supervisor, [Store], [Person("zhou")]), "good", "good")).Status);
    }

    [Fact]
    public async Task A_column_is_filled_as_a_whole_in_grades_and_the_extremes_need_an_example()
    {
        await OpenAsync();
        var refused = await SendMarksAsync(Manager, """[{"item":"attitude","grade":"excellent","example":" "},{"item":"attitude","grade":"great"},{"item":"charm","grade":"good"}]""");
        Assert.Equal(
            ["$.marks", "$.marks[0].example", "$.marks[1].grade", "$.marks[1].item", "$.marks[2].item"],
            refused.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal(400, (await SendMarksAsync(Manager, """[{"item":"attitude","grade":"poor"},{"item":"skill","grade":"good"}]""")).Status);
        Assert.Equal(400, (await MarkAsync(Manager, "good", "good", month: "2026-10")).Status);
        Assert.Equal(400, (await MarkAsync(Manager, "good", "good", month: "2026-08")).Status);
        Assert.Equal(400, (await MarkAsync(Manager, "good", "good", "nobody")).Status);
        Assert.Equal(404, (await MarkAsync(Manager, "good", "good", staff: "nobody")).Status);
        Assert.Contains("customers 0.3", MissingIn(await LineAsync("item0")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_mark_fills_no_column()
    {
        await OpenAsync();
        await MarkedAsync(Manager, "good", "good");
        var refused = await AskAsync(Supervisor, nameof(ImportRatingsEndpoint), "storeId,staffId,month,topic,rater,mark\nS1,li,2026-09,conduct.attitude,manager,99\n", "text/csv");
        Assert.Contains("POST /api/sheets/conduct/marks", Assert.Single(refused.Json.GetProperty("rejected").EnumerateArray()).GetProperty("error").GetString(), StringComparison.Ordinal);

        // One that had come before there was a sheet does not count on it.
        await ImportRatingsAsync("S1,li,2026-09,conduct.attitude,somebody,10,1,,\n");
        Assert.Equal(80m, (await LineAsync("item0")).GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task Customers_who_answered_are_drawn_and_a_closed_month_keeps_its_sheet()
    {
        await OpenAsync();
        await MarkedAsync(Manager, "good", "good");
        await AnswerAsync(("W1", 5), ("W2", 4), ("W3", 1));
        var open = await LineAsync("item0");
        var customers = ((open.GetProperty("numerator").GetDecimal() - 24) / 0.3m) switch { 90m => "5 and 4", 60m => "5 and 1", 50m => "4 and 1", var other => other.ToString(CultureInfo.InvariantCulture) };
        Assert.Contains(" and ", customers, StringComparison.Ordinal);
        Assert.Equal("self 0.1, supervisor 0.1, company 0.2", MissingIn(open));

        await CloseAsync();
        await SaveAsync(Version(2, "2026-09").Replace("\"points\": 80", "\"points\": 70", StringComparison.Ordinal).Replace("\"draw\": 2", "\"draw\": 3", StringComparison.Ordinal));
        var closed = await LineAsync("item0");
        Assert.Equal(open.GetProperty("numerator").GetDecimal(), closed.GetProperty("numerator").GetDecimal());
        Assert.Equal("same", await VerifyAsync());

        // A mark that comes now is late, and changes nothing.
        Assert.Equal(2, (await MarkedAsync(Admin, "fair", "fair")).GetProperty("late").GetInt32());
        Assert.Equal("same", await VerifyAsync());

        var row = await Get<Tables>().Sheets.FindAsync("conduct", "000001", CancellationToken.None);
        row!["Json0"] = row.GetString("Json0").Replace("0.3", "0.4", StringComparison.Ordinal);
        await Get<Tables>().Sheets.PutAsync(row, CancellationToken.None);
        var touched = await AskAsync(Supervisor, nameof(VerifyMonthEndpoint), route: [("store", "S1"), ("month", "2026-09")]);
        Assert.Contains("sheets['conduct']", touched.Body, StringComparison.Ordinal);
    }
}

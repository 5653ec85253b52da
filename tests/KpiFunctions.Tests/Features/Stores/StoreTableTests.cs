using System.Text.Json;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Verification;
using KpiFunctions.Features.WhatIf;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;

namespace KpiFunctions.Tests.Features.Stores;

/// <summary>Tables of a store say how long jobs should take and what points they bring where orders do not say so themselves.</summary>
public sealed class StoreTableTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private const string Csv = "text/csv";
    private const int MostRows = 20_000;
    private const string Hours = "model,jobCode,standardHours\nA6,oil,1.5\nA6,brakes,3\n";
    private const string Points = "jobCode,difficulty,points\noil,easy,2\nbrakes,hard,8\n";
    private const string Orders = "storeId,workOrderId,staffId,model,jobCode,difficulty,openedAt,completedAt,standardHours,actualHours,points\n";

    [Fact]
    public async Task An_order_takes_from_the_tables_what_it_does_not_say_itself()
    {
        await OpenAsync();
        await PutAsync("hours", Hours);
        await PutAsync("points", Points);
        await ImportAsync(Orders
            + "S1,W1,A,A6,oil,easy,2026-09-22T08:00:00,2026-09-24T10:00:00,,2,\n"
            + "S1,W2,A,a6,BRAKES,hard,2026-09-22T08:00:00,2026-09-24T10:00:00,4,5,10\n"
            + "S1,W3,A,X1,oil,strange,2026-09-22T08:00:00,2026-09-24T10:00:00,,7,\n"
            + "S1,W4,A,,,,2026-09-22T08:00:00,2026-09-24T10:00:00,,11,\n"
            + "S1,W5,A,a6,Brakes,HARD,2026-09-22T08:00:00,2026-09-24T10:00:00,,6,0\n"
            + "S1,W6,A,A6,oil,easy,2026-09-22T08:00:00,,,6,\n");

        // 1.5 and 3 from the table and 4 of its own; what nobody says is no part of it. No points of one's own are points, too.
        Assert.Equal((8.5m, 13m), await LineAsync("item0"));
        Assert.Equal(12m, (await LineAsync("item1")).Numerator);

        Assert.Equal(("1.5", "hours 1", "2", "points 1"), await ShownAsync("W1"));
        Assert.Equal(("4", "-", "10", "-"), await ShownAsync("W2"));
        Assert.Equal(("-", "-", "-", "-"), await ShownAsync("W3"));
        Assert.Equal(("-", "-", "-", "-"), await ShownAsync("W4"));
        Assert.Equal(("3", "hours 1", "0", "-"), await ShownAsync("W5"));
        var evidence = (await AskAsync(Admin, nameof(GetEvidenceEndpoint), route: [("store", "S1"), ("month", "2026-09"), ("staff", "A"), ("item", "item0")])).Json.GetProperty("items");
        Assert.Equal(
            ["W1 1.5 hours 1 2", "W2 4 - 5", "W5 3 hours 1 6"],
            evidence.EnumerateArray().Select(r => $"{r.GetProperty("workOrderId")} {r.GetProperty("standardHours")} {SourceIn(r, "standardHoursFrom")} {r.GetProperty("actualHours")}"));
    }

    [Fact]
    public async Task A_version_from_an_earlier_month_says_which_announced_ones_it_takes_the_place_of()
    {
        await OpenAsync();
        async Task<string> WarnedAsync(string table, string csv, string validFrom)
        {
            var saved = await SaveTableAsync(table, csv, validFrom);
            Assert.True(saved.TryGetProperty("warnings", out var warnings), saved.ToString());
            return string.Join('\n', warnings.EnumerateArray().Select(w => w.GetString()));
        }

        Assert.Empty(await WarnedAsync("hours", Hours, "2026-11"));
        Assert.Empty(await WarnedAsync("hours", Hours, "2026-12"));
        Assert.Empty(await WarnedAsync("points", Points, "2026-10"));

        var warned = await WarnedAsync("hours", Hours + "A8,oil,2\n", "2026-10");
        Assert.StartsWith("Version 1, announced to be valid from 2026-11, does not count any more", warned, StringComparison.Ordinal);
        Assert.Contains("\nVersion 2, announced to be valid from 2026-12, ", warned, StringComparison.Ordinal);

        // Those are gone; and one for the same month is a correction of it.
        Assert.Empty(await WarnedAsync("hours", Hours + "A8,oil,3\n", "2026-10"));
        Assert.Empty(await WarnedAsync("hours", Hours + "A8,oil,4\n", "2026-11"));
        Assert.Contains("Version 5, ", await WarnedAsync("hours", Hours, "2026-09"), StringComparison.Ordinal);
        Assert.Contains("\"version\":6", (await AskAsync(Admin, nameof(GetStoreTableEndpoint), query: "?month=2026-11", route: [("store", "S1"), ("table", "hours")])).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_counts_from_its_month_on_and_a_closed_month_keeps_its_own()
    {
        await OpenAsync();
        await PutAsync("hours", Hours);
        await ImportAsync(Orders + "S1,W1,A,A6,oil,,2026-09-22T08:00:00,2026-09-24T10:00:00,,2,\n");
        await CloseAsync();
        var closed = (await ScoresAsync()).Body;

        var refused = await PutAsync("hours", "model,jobCode,standardHours\nA6,oil,9\n", expected: 400);
        Assert.Contains("it can be valid from 2026-10 on", refused.Body, StringComparison.Ordinal);
        Assert.Equal(2, (await PutAsync("hours", "model,jobCode,standardHours\nA6,oil,9\n", "2026-10")).Json.GetProperty("version").GetInt32());
        await ImportAsync(Orders + "S1,W2,A,A6,oil,,2026-10-02T08:00:00,2026-10-03T10:00:00,,2,\n");

        Assert.Equal(closed, (await ScoresAsync()).Body);
        Assert.Equal((1.5m, 2m), await LineAsync("item0"));
        Assert.Equal((9m, 2m), await LineAsync("item0", "2026-10"));
        Assert.Equal(("1.5", "hours 1"), ((await ShownAsync("W1")).Hours, (await ShownAsync("W1")).HoursFrom));
        Assert.Equal(("9", "hours 2"), ((await ShownAsync("W2")).Hours, (await ShownAsync("W2")).HoursFrom));
        Assert.Equal((1, 2, 2), (await VersionAsync("?month=2026-09"), await VersionAsync("?month=2026-10"), await VersionAsync()));
        Assert.Equal(404, (await GetAsync("hours", "?month=2026-08")).Status);
        await VerifyAsync();

        // A trial reckons with the table of the closed month, or it would say that it is not reproduced.
        var draft = JsonDocument.Parse(SchemeJson.Write(TestScheme.Scheme)).RootElement;
        var trial = await AskAsync(Admin, nameof(CompareSchemesEndpoint), JsonSerializer.Serialize(new { stores = new[] { "S1" }, from = "2026-09", to = "2026-09", drafts = new[] { new { scheme = draft, replaces = "facts" } } }));
        Assert.True(trial.Status == 200, trial.Body);
    }

    [Fact]
    public async Task A_reopened_month_keeps_its_tables_unless_it_takes_the_master_data_of_today()
    {
        await OpenAsync();
        await PutAsync("hours", Hours);
        await ImportAsync(Orders + "S1,W1,A,A6,oil,,2026-09-22T08:00:00,2026-09-24T10:00:00,,2,\n");
        await CloseAsync();
        const string Corrected = "model,jobCode,standardHours\nA6,oil,1\n";

        await ReopenAsync(takeMasterData: false);
        await PutAsync("hours", Corrected, expected: 400);
        await CloseAsync();
        Assert.Equal((1.5m, 2m), await LineAsync("item0"));

        await ReopenAsync(takeMasterData: true);
        await PutAsync("hours", Corrected);
        Assert.Equal("hours 2", (await ShownAsync("W1")).HoursFrom);
        await CloseAsync();
        Assert.Equal((1m, 2m), await LineAsync("item0"));
        await PutAsync("hours", Hours, expected: 400);
        await VerifyAsync();
    }

    [Fact]
    public async Task The_same_table_again_is_the_same_version_in_whatever_format()
    {
        await OpenAsync();
        await PutAsync("points", Points);
        var again = await PutAsync("points", """[{"jobCode":"oil","difficulty":"easy","points":2.0},{"jobCode":"brakes","difficulty":"hard","points":"8"}]""", contentType: "application/json");
        Assert.Equal((1, 2), (again.Json.GetProperty("version").GetInt32(), again.Json.GetProperty("count").GetInt32()));
        Assert.Equal(2, (await PutAsync("points", "jobCode,difficulty,points\n")).Json.GetProperty("version").GetInt32());
        Assert.Equal("""{"storeId":"S1","table":"points","version":2,"validFrom":"2026-09","rows":[]}""", (await GetAsync("points")).Body);
    }

    [Theory]
    [InlineData("hours", "model,jobCode,standardHours\nA6,oil,0\n", 2, "standardHours", "above 0")]
    [InlineData("hours", "model,jobCode,standardHours\nA6,oil,1\n,oil,1\n", 3, "model", "missing")]
    [InlineData("hours", "model,jobCode,standardHours\nA6,oil,1\na6,OIL,2\n", 3, "jobCode", "Line 2 says it")]
    [InlineData("hours", "model,jobCode,standardHours\nA6,oil,\n", 2, "standardHours", "missing")]
    [InlineData("hours", "model,jobCode,standardHours\nA6,oil,1.0000001\n", 2, "standardHours", "six decimals|6 decimals")]
    [InlineData("points", "jobCode,difficulty,points\noil,easy,-1\n", 2, "points", "too small")]
    [InlineData("points", "jobCode,difficulty,points\noil,easy,many\n", 2, "points", "no number")]
    public async Task A_table_with_a_wrong_row_is_refused_as_a_whole(string table, string csv, int line, string field, string words)
    {
        await OpenAsync();
        var refused = await PutAsync(table, csv, expected: 400);
        var row = Assert.Single(refused.Json.GetProperty("rejected").EnumerateArray().ToList());
        Assert.Equal((line, field), (row.GetProperty("line").GetInt32(), row.GetProperty("field").GetString()));
        Assert.Contains(words.Split('|'), w => row.GetProperty("error").GetString()!.Contains(w, StringComparison.Ordinal));
        Assert.Equal(404, (await GetAsync(table)).Status);
    }

    [Theory]
    [InlineData("hours", "model,jobCode\nA6,oil\n", "2026-09", 400, "is missing")]
    [InlineData("hours", Points, "2026-09", 400, "Unknown column")]
    [InlineData("hours", Hours, "", 400, "?validFrom=2026-09")]
    [InlineData("hours", Hours, "2026-13", 400, "?validFrom=2026-09")]
    [InlineData("days", Hours, "2026-09", 404, "there are hours, points, calendar")]
    public async Task What_is_no_table_is_refused_in_words(string table, string csv, string validFrom, int status, string words)
    {
        await OpenAsync();
        Assert.Contains(words, (await PutAsync(table, csv, validFrom, expected: status)).Body, StringComparison.Ordinal);
    }

    /// <summary>The text of such a table takes several rows of the storage.</summary>
    [Fact]
    public async Task The_largest_table_is_kept_and_proven_and_one_row_more_is_refused()
    {
        await OpenAsync();
        var rows = string.Concat(Enumerable.Range(1, MostRows).Select(i => $"雷克萨斯 𠮷 {i % 100},保养 {i},{i}.5\n"));
        var refused = await PutAsync("hours", $"model,jobCode,standardHours\n{rows}A6,oil,1\n", expected: 400);
        Assert.Contains("A table has at most 20000 rows.", refused.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await GetAsync("hours")).Status);

        Assert.Equal(MostRows, (await PutAsync("hours", $"model,jobCode,standardHours\n{rows}")).Json.GetProperty("count").GetInt32());
        await ImportAsync(Orders + "S1,W1,A,雷克萨斯 𠮷 99,保养 19999,,2026-09-22T08:00:00,2026-09-24T10:00:00,,2,\n");
        await CloseAsync();

        Assert.Equal((19999.5m, 2m), await LineAsync("item0"));
        Assert.Equal(MostRows, (await GetAsync("hours")).Json.GetProperty("rows").GetArrayLength());
        await VerifyAsync();
    }

    [Fact]
    public async Task Of_those_who_save_at_once_each_has_a_version_of_its_own_or_is_told()
    {
        await OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(i => AskAsync(
            Admin, nameof(PutStoreTableEndpoint), $"model,jobCode,standardHours\nA6,oil,{i}\n", Csv, "?validFrom=2026-09", [("store", "S1"), ("table", "hours")])));

        Assert.All(answers, a => Assert.True(a.Status is 200 or 409, a.Body));
        var saved = answers.Where(a => a.Status == 200).Select(a => a.Json.GetProperty("version").GetInt32()).Order().ToList();
        Assert.Equal(Enumerable.Range(1, saved.Count), saved);
        Assert.Equal(saved[^1], await VersionAsync());
    }

    private async Task OpenAsync()
    {
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await UseSchemeAsync("repair.standard_time_ratio", "workload.points");
    }

    private async Task<ApiAnswer> PutAsync(string table, string body, string validFrom = "2026-09", int expected = 200, string contentType = Csv)
    {
        var answer = await AskAsync(Admin, nameof(PutStoreTableEndpoint), body, contentType, $"?validFrom={validFrom}", [("store", "S1"), ("table", table)]);
        Assert.True(answer.Status == expected, answer.Body);
        return answer;
    }

    private Task<ApiAnswer> GetAsync(string table, string query = "") => AskAsync(Supervisor, nameof(GetStoreTableEndpoint), query: query, route: [("store", "S1"), ("table", table)]);

    private async Task<int> VersionAsync(string query = "") => (await GetAsync("hours", query)).Json.GetProperty("version").GetInt32();

    private async Task CloseAsync()
    {
        Clock.Now = Utc("2026-10-06T03:00:00Z");
        var closed = await AskAsync(Admin, nameof(CloseMonthEndpoint), route: [("store", "S1"), ("month", "2026-09")]);
        Assert.True(closed.Status == 200, closed.Body);
    }

    private async Task ReopenAsync(bool takeMasterData)
    {
        var reopened = await AskAsync(
            Supervisor, nameof(ReopenMonthEndpoint), JsonSerializer.Serialize(new { reason = "a wrong table", hours = 2, takeMasterData }), route: [("store", "S1"), ("month", "2026-09")]);
        Assert.True(reopened.Status == 200, reopened.Body);
    }

    private Task<ApiAnswer> ScoresAsync(string month = "2026-09") => AskAsync(Supervisor, nameof(GetScoresEndpoint), route: [("store", "S1"), ("month", month)]);

    private async Task<(decimal Numerator, decimal Denominator)> LineAsync(string item, string month = "2026-09")
    {
        var line = (await ScoresAsync(month)).Json.GetProperty("scores")[0].GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("item").GetString() == item);
        return (line.GetProperty("numerator").GetDecimal(), line.GetProperty("denominator").GetDecimal());
    }

    private async Task<(string Hours, string HoursFrom, string Points, string PointsFrom)> ShownAsync(string order)
    {
        var shown = (await AskAsync(Supervisor, nameof(GetWorkOrderEndpoint), route: [("store", "S1"), ("id", order)])).Json;
        return (NumberIn("standardHours"), SourceIn(shown, "standardHoursFrom"), NumberIn("points"), SourceIn(shown, "pointsFrom"));

        string NumberIn(string name) => shown.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : "-";
    }

    private static string SourceIn(JsonElement record, string name) => record.TryGetProperty(name, out var source) && source.ValueKind == JsonValueKind.Object
        ? $"{source.GetProperty("table").GetString()} {source.GetProperty("version").GetInt32()}"
        : "-";

    private async Task VerifyAsync()
    {
        var verified = await AskAsync(Supervisor, nameof(VerifyMonthEndpoint), route: [("store", "S1"), ("month", "2026-09")]);
        Assert.True(verified.Status == 200 && verified.Json.GetProperty("result").GetString() == "same", verified.Body);
    }
}

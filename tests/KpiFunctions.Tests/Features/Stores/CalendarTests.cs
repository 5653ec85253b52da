using System.Globalization;
using System.Text.Json;
using KpiFunctions.Features.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;
using KpiFunctions.Tests.Features.Import;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Tests.Features.Stores;

/// <summary>A store says when it is open in a table like its others.</summary>
public sealed class CalendarTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private const string Csv = "text/csv";
    private const string Header = "day,opens,closes\n";
    private const string Workbooks = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The end of a day as sheets keep it: as a time of a day it shows 00:00, as hours 24:00.</summary>
    [Theory]
    [InlineData("^1")]
    [InlineData("~1")]
    [InlineData("24:00")]
    public async Task A_calendar_is_shown_as_it_was_saved_and_the_same_again_is_the_same_version_in_whatever_format(string end)
    {
        var saved = await PutAsync(Header + "Mon,9:00,12:00\nmon,13:00:00,18:00\nSAT,22:00,24:00\nsun,,\n2026-10-01,,\n2026/10/10,09:30,16:00\n");
        Assert.Equal((1, 6), (saved.Json.GetProperty("version").GetInt32(), saved.Json.GetProperty("count").GetInt32()));
        Assert.Equal(
            """
            {"storeId":"S1","table":"calendar","version":1,"validFrom":"2026-09","rows":[{"day":"mon","opens":"09:00","closes":"12:00"},{"day":"mon","opens":"13:00","closes":"18:00"},
            {"day":"sat","opens":"22:00","closes":"24:00"},{"day":"sun","opens":null,"closes":null},{"day":"2026-10-01","opens":null,"closes":null},{"day":"2026-10-10","opens":"09:30","closes":"16:00"}]}
            """.ReplaceLineEndings(string.Empty),
            (await GetAsync()).Body);

        const string Json = """
            [{"day":"mon","opens":"09:00","closes":"12:00"},{"day":"mon","opens":"13:00","closes":"18:00"},{"day":"sat","opens":"22:00","closes":"24:00"},
            {"day":"sun","opens":null,"closes":null},{"day":"2026-10-01"},{"day":"2026-10-10","opens":"９：３０","closes":"16:00"}]
            """;
        Assert.Equal(1, (await PutAsync(Json, "application/json")).Json.GetProperty("version").GetInt32());

        // As a sheet keeps them: fractions of a day shown as times, one of them the end of a day, and dates.
        var again = await SendAsync(Workbook.Of(
            ["day", "opens", "closes"],
            ["mon", "^0.375", "@0.5"],
            ["mon", "^0.541666666666667", "~0.75"],
            ["sat", "22:00", end],
            ["sun"],
            ["%46296"],
            ["%46305", "09:30", "16:00"]));
        Assert.True(again.GetProperty("status").GetInt32() == 200, again.GetRawText());
        Assert.Equal(1, again.GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("mon,09:00,18:00\nfunday,09:00,18:00\n", 3, "day", "'funday' is no day. Write mon, tue,")]
    [InlineData("mon,09:00,18:00\n1,09:00,18:00\n", 3, "day", "'1' is no day")]
    [InlineData("mon,09:00,18:00\n2026-02-30,,\n", 3, "day", "'2026-02-30' is no day")]
    [InlineData("mon,09:00,18:00\n1999-12-31,,\n", 3, "day", "not between the years 2000 and 2099")]
    [InlineData("mon,09:00,18:00\n,09:00,18:00\n", 3, "day", "The value is missing")]
    [InlineData("mon,18:00,09:00\n", 2, "closes", "It closes at 09:00, not after it opens at 18:00. A day ends at 24:00; hours past midnight are two rows")]
    [InlineData("mon,09:00,09:00\n", 2, "closes", "not after it opens")]
    [InlineData("mon,09:00,00:00\n", 2, "closes", "A day ends at 24:00")]
    [InlineData("mon,24:00,24:00\n", 2, "closes", "not after it opens")]
    [InlineData("mon,09:00,\n", 2, "closes", "Give both times, or leave both empty")]
    [InlineData("mon,,18:00\n", 2, "opens", "Give both times, or leave both empty")]
    [InlineData("mon,9,18:00\n", 2, "opens", "'9' is no time of a day to the minute. Write it like 09:00")]
    [InlineData("mon,09:00,24:01\n", 2, "closes", "'24:01' is no time of a day")]
    [InlineData("mon,09:00:30,18:00\n", 2, "opens", "is no time of a day to the minute")]
    [InlineData("mon,09:60,18:00\n", 2, "opens", "is no time of a day to the minute")]
    [InlineData("mon,9 am,18:00\n", 2, "opens", "is no time of a day to the minute")]
    [InlineData("mon,09:00,13:00\nmon,12:00,18:00\n", 3, "opens", "Line 2 says that mon is open from 09:00 to 13:00; hours of one day do not overlap")]
    [InlineData("mon,09:00,18:00\nMON,09:00,18:00\n", 3, "opens", "Line 2 says that mon is open")]
    [InlineData("mon,09:00,18:00\n2026-10-01,,\n2026-10-01,,\n", 4, "day", "Line 3 says it of 2026-10-01 already")]
    [InlineData("mon,09:00,18:00\n2026-10-01,,\n2026/10/1,10:00,12:00\n", 4, "day", "Line 3 says it of 2026-10-01 already")]
    [InlineData("mon,09:00,18:00\n2026-10-01,10:00,12:00\n2026-10-01,,\n", 4, "day", "a day is closed once, or has hours")]
    [InlineData("mon,09:00,18:00\nmon,,\n", 3, "day", "Line 2 says it of mon already")]
    public async Task A_calendar_with_a_wrong_row_is_refused_as_a_whole(string rows, int line, string field, string words)
    {
        var refused = await PutAsync(Header + rows, expected: 400);
        var row = Assert.Single(refused.Json.GetProperty("rejected").EnumerateArray().ToList());
        Assert.Equal((line, field), (row.GetProperty("line").GetInt32(), row.GetProperty("field").GetString()));
        Assert.Contains(words, row.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(404, (await GetAsync()).Status);
    }

    [Theory]
    [InlineData(Header)]
    [InlineData($"{Header}mon,,\n")]
    [InlineData($"{Header}2026-10-01,09:00,18:00\n")]
    public async Task A_store_that_never_opens_is_refused(string csv)
    {
        Assert.Contains("No day of the week has hours, so no complaint would ever take any time.", (await PutAsync(csv, expected: 400)).Body, StringComparison.Ordinal);
        Assert.Equal(404, (await GetAsync()).Status);
    }

    [Fact]
    public async Task A_calendar_has_days_of_some_years_and_no_more()
    {
        var first = new DateOnly(2026, 1, 1);
        var dates = string.Concat(Enumerable.Range(0, 1_999).Select(d => string.Create(CultureInfo.InvariantCulture, $"{first.AddDays(d):yyyy-MM-dd},,\n")));
        Assert.Contains("A table has at most 2000 rows.", (await PutAsync($"{Header}mon,09:00,18:00\n{dates}2050-01-01,,\n", expected: 400)).Body, StringComparison.Ordinal);
        Assert.Equal(2_000, (await PutAsync($"{Header}mon,09:00,18:00\n{dates}")).Json.GetProperty("count").GetInt32());
        Assert.Equal(2_000, (await GetAsync()).Json.GetProperty("rows").GetArrayLength());
    }

    private async Task<ApiAnswer> PutAsync(string body, string contentType = Csv, int expected = 200)
    {
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        var answer = await AskAsync(Admin, nameof(PutStoreTableEndpoint), body, contentType, "?validFrom=2026-09", [("store", "S1"), ("table", "calendar")]);
        Assert.True(answer.Status == expected, answer.Body);
        return answer;
    }

    private Task<JsonElement> SendAsync(byte[] workbook)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = Workbooks;
        http.Request.QueryString = new QueryString("?validFrom=2026-09");
        http.Request.Body = new MemoryStream(workbook);
        return AnswerOf(() => Get<StoreTableIntake>().SaveAsync(http.Request, Store, StoreTableIntake.KindOf("calendar"), Admin, CancellationToken.None));
    }

    private Task<ApiAnswer> GetAsync() => AskAsync(Supervisor, nameof(GetStoreTableEndpoint), route: [("store", "S1"), ("table", "calendar")]);
}

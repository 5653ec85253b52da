using System.Text.Json;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Verification;
using KpiFunctions.Features.WhatIf;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;

namespace KpiFunctions.Tests.Features.Stores;

/// <summary>A store counts the time that complaints take in all hours, or in those in which it is open.</summary>
public sealed class BusinessClockTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private const string Csv = "text/csv";
    private const string Week = "day,opens,closes\nmon,09:00,18:00\ntue,09:00,18:00\nwed,09:00,18:00\nthu,09:00,18:00\nfri,09:00,18:00\n2026-09-25,,\n";
    private const string Nights = "day,opens,closes\nsat,00:00,24:00\nsun,00:00,24:00\n";
    private const string NewHours = "day,opens,closes\nmon,10:00,12:00\ntue,10:00,12:00\nwed,10:00,12:00\nthu,10:00,12:00\nfri,10:00,12:00\n";

    /// <summary>C1 comes in on the eve of a closed Friday, C2 in the evening, C3 in the morning of a Saturday that is closed.</summary>
    private const string Complaints =
        "storeId,complaintId,staffId,receivedAt,answeredAt,resolvedAt\n"
        + "S1,C1,A,2026-09-24T17:00:00,2026-09-28T10:00:00,2026-09-29T14:00:00\n"
        + "S1,C2,A,2026-09-21T18:30:00,2026-09-22T11:20:00,\n"
        + "S1,C3,A,2026-09-19T09:00:00,2026-09-19T09:30:00,2026-09-21T09:00:00\n";

    [Fact]
    public async Task Complaints_take_the_hours_in_which_the_store_is_open()
    {
        await OpenAsync();
        Assert.Equal(("calendar", "1 of 3", "0 of 3"), await RatesAsync());
        Assert.Equal(["C1 89 117", "C2 16.8334 -", "C3 0.5 48"], await EvidenceAsync("calendar"));

        await PutTableAsync(Week);
        Assert.Equal(("calendar", "1 of 3", "0 of 3"), await RatesAsync());
        await PutStoreAsync("business");

        Assert.Equal(("business", "2 of 3", "2 of 3"), await RatesAsync());
        Assert.Equal(["C1 2 15", "C2 2.3334 -", "C3 0 0"], await EvidenceAsync("business"));
        Assert.Equal("business", (await AskAsync(Supervisor, nameof(GetStoreEndpoint), route: ("store", "S1"))).Json.GetProperty("complaintClock").GetString());
        var words = (await AskAsync(Supervisor, nameof(GetStaffScoreEndpoint), query: "?lang=en", route: [("store", "S1"), ("month", "2026-09"), ("staff", "A")])).Json;
        Assert.Contains("In business time: 2 ÷ 3", words.GetProperty("explanation").GetProperty("lines")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_month_keeps_its_hours_and_its_clock()
    {
        await OpenAsync();
        await PutTableAsync(Week);
        await PutStoreAsync("business");
        await CloseAsync();
        var closed = (await ScoresAsync()).Body;

        Assert.Contains("it can be valid from 2026-10 on", (await PutTableAsync(Nights, expected: 400)).Body, StringComparison.Ordinal);
        await PutTableAsync(Nights, "2026-10");
        Assert.Equal(closed, (await ScoresAsync()).Body);
        await VerifyAsync();

        await PutStoreAsync("calendar");
        Assert.Equal(closed, (await ScoresAsync()).Body);
        Assert.Equal(["C1 2 15", "C2 2.3334 -", "C3 0 0"], await EvidenceAsync("business"));
        await VerifyAsync();

        // A trial reckons by the clock of the closed month, or it would say that it is not reproduced.
        var draft = JsonDocument.Parse(SchemeJson.Write(TestScheme.Scheme)).RootElement;
        var trial = await AskAsync(Admin, nameof(CompareSchemesEndpoint), JsonSerializer.Serialize(new { stores = new[] { "S1" }, from = "2026-09", to = "2026-09", drafts = new[] { new { scheme = draft, replaces = "facts" } } }));
        Assert.True(trial.Status == 200, trial.Body);
    }

    [Fact]
    public async Task A_reopened_month_keeps_its_clock_unless_it_takes_the_master_data_of_today()
    {
        await OpenAsync();
        await PutTableAsync(Week);
        await PutStoreAsync("business");
        await CloseAsync();
        await PutStoreAsync("calendar");

        await ReopenAsync(takeMasterData: false);
        await CloseAsync();
        Assert.Equal(("business", "2 of 3", "2 of 3"), await RatesAsync());

        await ReopenAsync(takeMasterData: true);
        await CloseAsync();
        Assert.Equal(("calendar", "1 of 3", "0 of 3"), await RatesAsync());
        await VerifyAsync();

        await PutStoreAsync("business");
        await ReopenAsync(takeMasterData: true);
        await PutTableAsync(NewHours);
        await CloseAsync();
        Assert.Equal(("business", "3 of 3", "2 of 3"), await RatesAsync());
        await VerifyAsync();
    }

    /// <summary>Received at the end of September, answered in October, when the store opens later.</summary>
    [Fact]
    public async Task A_complaint_that_goes_on_in_the_next_month_takes_the_hours_of_that_month_as_they_were_known_at_the_close()
    {
        await OpenAsync(complaints: "storeId,complaintId,staffId,receivedAt,answeredAt\nS1,C1,A,2026-09-30T17:00:00,2026-10-01T11:30:00\n", now: "2026-10-01T04:00:00Z");
        await PutTableAsync(Week);
        await PutTableAsync(NewHours, "2026-10");
        await PutTableAsync(Nights, "2026-11");
        await PutStoreAsync("business");

        // An hour of September and one and a half of October, not two and a half.
        Assert.Equal(["C1 2.5 -"], await EvidenceAsync("business"));
        await CloseAsync();
        await PutTableAsync(Week, "2026-10");
        Assert.Equal(["C1 2.5 -"], await EvidenceAsync("business"));
        await VerifyAsync();

        await ReopenAsync(takeMasterData: true);
        await CloseAsync();
        Assert.Equal(["C1 3.5 -"], await EvidenceAsync("business"));
    }

    [Fact]
    public async Task Business_time_needs_opening_hours_in_every_open_month()
    {
        await OpenAsync();
        Assert.Contains("Business time needs the store's opening hours from 2026-08 on", await RefusedAsync("business", "2026-08-01"), StringComparison.Ordinal);
        await PutTableAsync(Week, "2026-09");
        Assert.Contains("PUT /api/stores/S1/tables/calendar?validFrom=2026-08", await RefusedAsync("business", "2026-08-01"), StringComparison.Ordinal);
        await PutStoreAsync("business", "2026-09-01");
        Assert.Contains("from 2026-08 on", await RefusedAsync("business", "2026-08-01"), StringComparison.Ordinal);
        Assert.Contains("'Business' is none of calendar, business.", await RefusedAsync("Business", "2026-09-01"), StringComparison.Ordinal);

        // What is closed needs none.
        await PutStoreAsync("calendar", "2026-08-01");
        Clock.Now = Utc("2026-10-06T03:00:00Z");
        var august = await AskAsync(Admin, nameof(CloseMonthEndpoint), route: [("store", "S1"), ("month", "2026-08")]);
        Assert.True(august.Status == 200, august.Body);
        await PutStoreAsync("business", "2026-08-01");
    }

    [Fact]
    public async Task A_month_before_the_first_opening_hours_counts_all_hours_and_says_so()
    {
        await OpenAsync();
        await CloseAsync();
        await PutTableAsync(Week, "2026-10");
        await PutStoreAsync("business");

        await ReopenAsync(takeMasterData: true);
        await CloseAsync();

        Assert.Equal(("calendar", "1 of 3", "0 of 3"), await RatesAsync());
        Assert.Equal(["C1 89 117", "C2 16.8334 -", "C3 0.5 48"], await EvidenceAsync("calendar"));
        await VerifyAsync();
    }

    /// <summary>Opening hours are no sending window: who is closed may text, and who is open may not.</summary>
    [Fact]
    public async Task Opening_hours_say_nothing_of_when_customers_are_texted()
    {
        await OpenAsync();
        await PutTableAsync("day,opens,closes\nsun,00:00,01:00\n");
        await PutStoreAsync("business");
        await ImportOrderAsync("W1", "2026-09-25T10:00:00");

        await SendDueAsync(Utc("2026-09-28T03:00:00Z"));

        Assert.Equal(Utc("2026-09-28T03:00:00Z"), (await OrderAsync("W1")).Survey.SentAt);
    }

    private async Task OpenAsync(string complaints = Complaints, string now = "2026-09-29T08:00:00Z")
    {
        Clock.Now = Utc(now);
        await UseSchemeAsync("complaint.answered_in_2h_rate", "complaint.resolved_in_24h_rate");
        await PutStoreAsync("calendar");
        var imported = await AskAsync(Admin, nameof(ImportComplaintsEndpoint), complaints, Csv);
        Assert.True(imported.Status == 200 && imported.Json.GetProperty("rejectedCount").GetInt32() == 0, imported.Body);
    }

    private Task<ApiAnswer> AskStoreAsync(string clock, string startsOn) => AskAsync(
        Admin,
        nameof(PutStoreEndpoint),
        JsonSerializer.Serialize(new { name = "Store", timeZone = "Asia/Shanghai", locale = "en", schemeId = "facts", startsOn, complaintClock = clock }),
        route: ("store", "S1"));

    private async Task PutStoreAsync(string clock, string startsOn = "2026-09-01")
    {
        var saved = await AskStoreAsync(clock, startsOn);
        Assert.True(saved.Status == 200, saved.Body);
    }

    private async Task<string> RefusedAsync(string clock, string startsOn)
    {
        var refused = await AskStoreAsync(clock, startsOn);
        Assert.Equal(400, refused.Status);
        return refused.Json.GetProperty("errors").GetProperty("complaintClock")[0].GetString()!;
    }

    private async Task<ApiAnswer> PutTableAsync(string csv, string validFrom = "2026-09", int expected = 200)
    {
        var answer = await AskAsync(Admin, nameof(PutStoreTableEndpoint), csv, Csv, $"?validFrom={validFrom}", [("store", "S1"), ("table", "calendar")]);
        Assert.True(answer.Status == expected, answer.Body);
        return answer;
    }

    private async Task CloseAsync()
    {
        Clock.Now = Utc("2026-10-06T03:00:00Z");
        var closed = await AskAsync(Admin, nameof(CloseMonthEndpoint), route: [("store", "S1"), ("month", "2026-09")]);
        Assert.True(closed.Status == 200, closed.Body);
    }

    private async Task ReopenAsync(bool takeMasterData)
    {
        var reopened = await AskAsync(
            Supervisor, nameof(ReopenMonthEndpoint), JsonSerializer.Serialize(new { reason = "another clock", hours = 2, takeMasterData }), route: [("store", "S1"), ("month", "2026-09")]);
        Assert.True(reopened.Status == 200, reopened.Body);
    }

    private Task<ApiAnswer> ScoresAsync() => AskAsync(Supervisor, nameof(GetScoresEndpoint), route: [("store", "S1"), ("month", "2026-09")]);

    /// <summary>The clock that both lines name, and their rates.</summary>
    private async Task<(string Clock, string Answered, string Resolved)> RatesAsync()
    {
        var lines = (await ScoresAsync()).Json.GetProperty("scores")[0].GetProperty("lines").EnumerateArray().ToList();
        Assert.Equal(lines[0].GetProperty("clock").GetString(), lines[1].GetProperty("clock").GetString());
        return (lines[0].GetProperty("clock").GetString()!, RateIn(lines[0]), RateIn(lines[1]));

        static string RateIn(JsonElement line) => $"{line.GetProperty("numerator")} of {line.GetProperty("denominator")}";
    }

    /// <summary>The complaints behind the first line, with the hours to their answers and solutions.</summary>
    private async Task<IEnumerable<string>> EvidenceAsync(string clock)
    {
        var evidence = await AskAsync(Supervisor, nameof(GetEvidenceEndpoint), route: [("store", "S1"), ("month", "2026-09"), ("staff", "A"), ("item", "item0")]);
        var items = evidence.Json.GetProperty("items").EnumerateArray().ToList();
        Assert.All(items, i => Assert.Equal(clock, i.GetProperty("clock").GetString()));
        return items.Select(i => $"{i.GetProperty("complaint").GetProperty("complaintId")} {HoursIn(i, "answeredAfterHours")} {HoursIn(i, "resolvedAfterHours")}").Order(StringComparer.Ordinal);

        static string HoursIn(JsonElement item, string name) => item.GetProperty(name) is { ValueKind: JsonValueKind.Number } hours ? hours.GetRawText() : "-";
    }

    private async Task VerifyAsync()
    {
        var verified = await AskAsync(Supervisor, nameof(VerifyMonthEndpoint), route: [("store", "S1"), ("month", "2026-09")]);
        Assert.True(verified.Status == 200 && verified.Json.GetProperty("result").GetString() == "same", verified.Body);
    }
}

using System.Text.Json;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Verification;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;

namespace KpiFunctions.Tests.Features.Stores;

/// <summary>What of the pay hangs on the person, from <c>PUT /api/staff</c> to the statement. Source: 002, certificates, apprentices and interns; 001, the month's wage.</summary>
public sealed class StaffPayTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private const string Scheme = """
        { "id": "pay", "version": 1, "title": { "en": "Pay" }, "validFrom": "2020-01", "scale": 100,
          "items": [ { "id": "mark", "metric": "exam", "weight": 100, "rule": { "type": "rating" } } ],
          "awards": [ { "id": "bonus", "all": [ { "metric": "exam", "atLeast": 90 } ], "reward": { "type": "percentOfWage", "value": 10 } } ],
          "payout": { "base": 1000, "baseExcludes": [ "apprentice", "intern" ], "extras": [ "wage" ],
            "certificates": [ { "level": 1, "amount": 50 }, { "level": 2, "amount": 100 }, { "level": 3, "amount": 200 } ] } }
        """;

    [Fact]
    public async Task A_certificate_pays_from_its_month_on_by_its_level_and_a_closed_month_keeps_it()
    {
        await OpenAsync(wage: 0);
        await PutAsync("""{"schemeId":"pay","certificates":{"2026-12-31":1,"2027-01-10":4}}""");
        Assert.Equal([null, 50m, 200m], [await CertificateAsync("2026-11"), await CertificateAsync("2026-12"), await CertificateAsync("2027-01")]);

        await CloseAsync("2026-11");
        var saved = await PutAsync("""{"schemeId":"pay","certificates":{"2026-11-01":2,"2026-12-31":null,"2027-01-10":0}}""");
        Assert.Equal("""{"2026-11-01":2,"2027-01-10":0}""", saved.GetProperty("certificates").GetRawText());
        Assert.Equal([null, 100m, null], [await CertificateAsync("2026-11"), await CertificateAsync("2026-12"), await CertificateAsync("2027-01")]);
        Assert.Null((await Get<MonthVerifier>().VerifyAsync(Month(2026, 11), CancellationToken.None))!.Difference);

        await ReopenAsync();
        await CloseAsync("2026-11");
        Assert.Equal(100m, await CertificateAsync("2026-11"));
        Assert.Null((await Get<MonthVerifier>().VerifyAsync(Month(2026, 11), CancellationToken.None))!.Difference);
    }

    [Theory]
    [InlineData("en", "Pay for a certificate (level 4): 200 (amount) = 200")]
    [InlineData("zh-CN", "认证加薪（4 级）：200（金额） = 200")]
    public async Task The_statement_says_which_certificate_pays(string language, string words)
    {
        await OpenAsync(wage: 0);
        await PutAsync("""{"schemeId":"pay","certificates":{"2026-11-01":4}}""");
        Assert.Contains(words, (await ScoreAsync("2026-11", $"?lang={language}")).GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>10% of base, wage and certificate; who gets no base gets the rest.</summary>
    [Theory]
    [InlineData(null, 1000, 5000, 605)]
    [InlineData("apprentice", 0, 5000, 505)]
    [InlineData("Intern", 0, 5000, 505)]
    [InlineData("temporary", 1000, 5000, 605)]
    [InlineData(null, 1000, null, null)]
    public async Task Base_wage_and_their_bonus_follow_the_kind_of_employment(string? employment, int basePay, int? wage, int? bonus)
    {
        await OpenAsync(wage);
        await PutAsync(JsonSerializer.Serialize(new { schemeId = "pay", employment, certificates = new Dictionary<string, int> { ["2026-11-01"] = 1 } }));
        var payout = (await ScoreAsync("2026-11")).GetProperty("payout");
        var terms = payout.GetProperty("terms").EnumerateArray().ToDictionary(t => t.GetProperty("term").GetString()!);
        Assert.Equal((decimal)basePay, terms["base"].GetProperty("amount").GetDecimal());
        Assert.Equal(50m, terms["certificate"].GetProperty("amount").GetDecimal());
        Assert.Equal(bonus ?? 0, terms["wageBonus"].GetProperty("amount").GetDecimal());
        Assert.Equal(bonus is null ? ["wage"] : [], payout.GetProperty("missing").EnumerateArray().Select(m => m.GetString()!));
    }

    [Theory]
    [InlineData("""{"2026":1}""", "certificates")]
    [InlineData("""{"2026-02-30":1}""", "certificates")]
    [InlineData("""{"2026-02-01":10}""", "certificates.2026-02-01")]
    [InlineData("""{"2026-02-01":-1}""", "certificates.2026-02-01")]
    public async Task What_is_no_level_from_a_day_on_is_refused_by_its_field(string certificates, string field)
    {
        var answer = await AskAsync(Admin, nameof(PutStaffEndpoint), $$"""{"certificates":{{certificates}}}""", route: [("store", "S1"), ("staff", "li")]);
        Assert.Equal((400, field), (answer.Status, Assert.Single(answer.Json.GetProperty("errors").EnumerateObject()).Name));
    }

    /// <summary>Full marks in each of three months.</summary>
    private async Task OpenAsync(int? wage)
    {
        Clock.Now = Utc("2027-01-10T02:00:00Z");
        await StartInAsync(11);
        Assert.True(await Get<SchemeStore>().TryAddAsync(SchemeJson.Read(Scheme).Scheme!, CancellationToken.None));
        await PutAsync("""{"schemeId":"pay"}""");
        var rows = new[] { "2026-11", "2026-12", "2027-01" }.Select(m => $"S1,li,{m},exam,100\n" + (wage is null ? string.Empty : $"S1,li,{m},wage,{wage}\n"));
        var answer = await AskAsync(Admin, nameof(ImportFiguresEndpoint), $"storeId,staffId,month,metric,value\n{string.Concat(rows)}", "text/csv");
        Assert.Equal(0, answer.Json.GetProperty("rejectedCount").GetInt32());
    }

    private async Task<JsonElement> PutAsync(string body)
    {
        var answer = await AskAsync(Admin, nameof(PutStaffEndpoint), body, route: [("store", "S1"), ("staff", "li")]);
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json;
    }

    private async Task<JsonElement> ScoreAsync(string month, string query = "")
    {
        var answer = await AskAsync(Admin, nameof(GetStaffScoreEndpoint), query: query, route: [("store", "S1"), ("month", month), ("staff", "li")]);
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json;
    }

    private async Task<decimal?> CertificateAsync(string month) => (await ScoreAsync(month)).GetProperty("payout").GetProperty("terms").EnumerateArray()
        .Where(t => t.GetProperty("term").GetString() == "certificate").Select(t => (decimal?)t.GetProperty("amount").GetDecimal()).SingleOrDefault();

    private async Task CloseAsync(string month)
    {
        var answer = await AskAsync(Admin, nameof(CloseMonthEndpoint), route: [("store", "S1"), ("month", month)]);
        Assert.True(answer.Status is 200 or 202, answer.Body);
    }

    private async Task ReopenAsync()
    {
        var answer = await AskAsync(Admin, nameof(ReopenMonthEndpoint), """{"reason":"the certificate was forgotten","takeMasterData":true}""", route: [("store", "S1"), ("month", "2026-11")]);
        Assert.True(answer.Status == 200, answer.Body);
    }
}

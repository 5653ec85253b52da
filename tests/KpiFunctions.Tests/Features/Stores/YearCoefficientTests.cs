using System.Text.Json;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;

namespace KpiFunctions.Tests.Features.Stores;

/// <summary>A person's position coefficient is set once a year. Source: 002, assessed each year.</summary>
public sealed class YearCoefficientTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private const string Scheme = """
        { "id": "commission", "version": 1, "title": { "en": "Commission" }, "validFrom": "2020-01", "scale": 100,
          "items": [ { "id": "mark", "metric": "exam", "weight": 100, "rule": { "type": "rating" } } ],
          "payout": { "commissions": [ { "metric": "bookings", "rate": 10 } ], "positionCoefficient": 1.3 } }
        """;

    [Fact]
    public async Task One_figure_serves_all_months_of_its_year_and_a_correction_those_that_are_still_open()
    {
        await OpenAsync();
        await PutAsync("""{"schemeId":"commission","coefficients":{"2026":1.1}}""");
        Assert.Equal([1100m, 1100m, 1300m], [await PayAsync("2026-11"), await PayAsync("2026-12"), await PayAsync("2027-01")]);

        await CloseAsync("2026-11");
        await PutAsync("""{"schemeId":"commission","coefficients":{"2026":1.2,"2027":1.5}}""");
        Assert.Equal([1100m, 1200m, 1500m], [await PayAsync("2026-11"), await PayAsync("2026-12"), await PayAsync("2027-01")]);

        // Reopened, the month keeps what it was closed with; with the master data of today it takes the correction.
        await ReopenAsync("a look at it", takeMasterData: false);
        await CloseAsync("2026-11");
        Assert.Equal(1100m, await PayAsync("2026-11"));
        await ReopenAsync("the coefficient was wrong", takeMasterData: true);
        await CloseAsync("2026-11");
        Assert.Equal(1200m, await PayAsync("2026-11"));
        var proof = await Get<MonthVerifier>().VerifyAsync(Month(2026, 11), CancellationToken.None);
        Assert.Null(proof!.Difference);
    }

    [Fact]
    public async Task A_change_of_anything_else_keeps_it_and_null_takes_it_back()
    {
        await OpenAsync();
        await PutAsync("""{"schemeId":"commission","coefficients":{"2025":1.4,"2026":1.1}}""");
        var kept = await PutAsync("""{"name":"Li","schemeId":"commission"}""");
        Assert.Equal("""{"2025":1.4,"2026":1.1}""", kept.GetProperty("coefficients").GetRawText());

        var taken = await PutAsync("""{"schemeId":"commission","coefficients":{"2026":null}}""");
        Assert.Equal("""{"2025":1.4}""", taken.GetProperty("coefficients").GetRawText());
        Assert.Equal(1300m, await PayAsync("2026-11"));
    }

    [Theory]
    [InlineData("""{"26":1.1}""", "coefficients")]
    [InlineData("""{"1999":1.1}""", "coefficients")]
    [InlineData("""{"2026 ":1.1}""", "coefficients")]
    [InlineData("""{"2026":0}""", "coefficients.2026")]
    [InlineData("""{"2026":10.1}""", "coefficients.2026")]
    [InlineData("""{"2026":1.00001}""", "coefficients.2026")]
    public async Task What_is_no_coefficient_of_a_year_is_refused_by_its_field(string coefficients, string field)
    {
        var answer = await AskAsync(Admin, nameof(PutStaffEndpoint), $$"""{"coefficients":{{coefficients}}}""", route: [("store", "S1"), ("staff", "li")]);
        Assert.Equal((400, field), (answer.Status, Assert.Single(answer.Json.GetProperty("errors").EnumerateObject()).Name));
    }

    [Fact]
    public async Task Nobody_sets_their_own()
    {
        var own = new Caller("own", Role.Supervisor, [Store], [Person("li")]);
        Assert.Equal(403, (await AskAsync(own, nameof(PutStaffEndpoint), """{"coefficients":{"2026":2}}""", route: [("store", "S1"), ("staff", "li")])).Status);
    }

    /// <summary>Full marks and 100 bookings at 10 in each of three months.</summary>
    private async Task OpenAsync()
    {
        Clock.Now = Utc("2027-01-10T02:00:00Z");
        await StartInAsync(11);
        Assert.True(await Get<SchemeStore>().TryAddAsync(SchemeJson.Read(Scheme).Scheme!, CancellationToken.None));
        Assert.Equal(200, (await AskAsync(Admin, nameof(PutStaffEndpoint), """{"schemeId":"commission"}""", route: [("store", "S1"), ("staff", "li")])).Status);
        var rows = new[] { "2026-11", "2026-12", "2027-01" }.Select(m => $"S1,li,{m},exam,100\nS1,li,{m},bookings,100\n");
        var answer = await AskAsync(Admin, nameof(ImportFiguresEndpoint), $"storeId,staffId,month,metric,value\n{string.Concat(rows)}", "text/csv");
        Assert.Equal(0, answer.Json.GetProperty("rejectedCount").GetInt32());
    }

    private async Task<JsonElement> PutAsync(string body)
    {
        var answer = await AskAsync(Admin, nameof(PutStaffEndpoint), body, route: [("store", "S1"), ("staff", "li")]);
        Assert.Equal(200, answer.Status);
        return answer.Json;
    }

    private async Task<decimal> PayAsync(string month)
    {
        var answer = await AskAsync(Admin, nameof(GetStaffScoreEndpoint), route: [("store", "S1"), ("month", month), ("staff", "li")]);
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json.GetProperty("payout").GetProperty("total").GetDecimal();
    }

    private async Task CloseAsync(string month)
    {
        var answer = await AskAsync(Admin, nameof(CloseMonthEndpoint), route: [("store", "S1"), ("month", month)]);
        Assert.True(answer.Status is 200 or 202, answer.Body);
    }

    private async Task ReopenAsync(string reason, bool takeMasterData)
    {
        var body = JsonSerializer.Serialize(new { reason, takeMasterData });
        var answer = await AskAsync(Admin, nameof(ReopenMonthEndpoint), body, route: [("store", "S1"), ("month", "2026-11")]);
        Assert.True(answer.Status == 200, answer.Body);
    }
}

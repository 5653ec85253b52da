using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Reports;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Reports;

public sealed class PeriodReportTests(AzuriteFixture azurite) : ReportTest(azurite)
{
    private const string Awarding =
        """
        {
          "id": "awarding", "version": 1, "title": { "en": "With certificates" }, "validFrom": "2020-01", "scale": 100,
          "items": [ { "id": "speed", "metric": "repair.average_hours", "weight": 100, "rule": { "type": "linear", "from": 480, "to": 0 } } ],
          "grades": [ { "atLeast": 80, "grade": "good" }, { "atLeast": 0, "grade": "pass" } ],
          "awards": [
            { "id": "best-quarter", "best": "quarter", "reward": { "type": "certificate", "value": "technician-of-the-quarter" } },
            { "id": "best-year", "best": "year", "reward": { "type": "certificate", "value": "technician-of-the-year" } }
          ]
        }
        """;

    [Fact]
    public async Task A_quarter_is_the_mean_of_its_closed_months_with_ranks_and_certificates_of_its_own()
    {
        await SaveSchemeAsync(Awarding);
        await SaveStoreAsync(NewStore("S1") with { SchemeId = SchemeId.Parse("awarding") });
        await WorkAsync("A", 7, 48);
        await WorkAsync("B", 7, 96);
        await CloseAsync(7);
        await WorkAsync("A", 8, 144);
        await CloseAsync(8);

        // A: (90 + 70) / 2 = 80; B: 80 of one month. Both share the place, and one of two months is half of them.
        var open = await ReadAsync(Supervisor("S1"), "S1", "2026-Q3");
        Assert.Equal("provisional", open.Json.GetProperty("state").GetString());
        Assert.Equal(["2026-07", "2026-08"], Texts(open, "closedMonths"));
        Assert.Equal(["2026-09"], Texts(open, "openMonths"));
        Assert.Equal([("A", 80m, "good", 1, 2, 2m, "best-quarter"), ("B", 80m, "good", 1, 2, 1m, "best-quarter")], Scores(open));

        await WorkAsync("A", 9, 96);
        await CloseAsync(9);

        // A: (90 + 70 + 80) / 3 = 80; B was there in one of three months, which makes no quarter.
        var closed = await ReadAsync(Supervisor("S1"), "S1", "2026-Q3");
        Assert.Equal("closed", closed.Json.GetProperty("state").GetString());
        Assert.Equal([("A", 80m, "good", 1, 2, 3m, "best-quarter"), ("B", 80m, "good", 1, 2, 1m, "")], Scores(closed));

        // The store has no records before July, so the year does not wait for those months.
        var year = await ReadAsync(Supervisor("S1"), "S1", "2026");
        Assert.Equal(["2026-10", "2026-11", "2026-12"], Texts(year, "openMonths"));
        Assert.Equal(["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"], Texts(year, "earlierMonths"));
        Assert.Equal(["best-year", ""], Scores(year).Select(s => s.Award));
    }

    [Fact]
    public async Task Months_of_different_scales_are_shares_of_them_and_the_last_role_decides_what_is_shown()
    {
        await SaveSchemeOf50Async();
        await SaveRolesAsync("A", "S1", new StaffRole("clerk", SchemeId.Parse("zz-of-50")), new StaffRole("clerk", SchemeId.Parse("test"), From: new LocalDate(2026, 8, 1)));
        await WorkAsync("A", 7, 48);
        await CloseAsync(7);
        await WorkAsync("A", 8, 96);
        await WorkAsync("B", 8, 72);
        await CloseAsync(8);

        // A: 45 of 50 and 80 of 100 are (90% + 80%) / 2 of the scale of August; B: 85 of one month.
        var quarter = await ReadAsync(Supervisor("S1"), "S1", "2026-Q3");
        Assert.Equal([("A", 85m, "any", 1, 2, 2m, ""), ("B", 85m, "any", 1, 2, 1m, "")], Scores(quarter));
        Assert.All(quarter.Json.GetProperty("scores").EnumerateArray(), s => Assert.Equal("test", s.GetProperty("schemeId").GetString()));
    }

    [Fact]
    public async Task A_period_is_for_the_own_supervisors_and_must_be_one()
    {
        Assert.Equal(403, (await ReadAsync(Supervisor("S2"), "S1", "2026-Q3")).Status);
        Assert.Equal(403, (await ReadAsync(StaffMember("S1", "A"), "S1", "2026-Q3")).Status);
        Assert.Equal(404, (await ReadAsync(Admin, "S9", "2026-Q3")).Status);
        Assert.Equal(400, (await ReadAsync(Admin, "S1", "2026-Q5")).Status);
        Assert.Empty((await ReadAsync(Admin, "S1", "2025-H1")).Json.GetProperty("scores").EnumerateArray());
    }

    [Fact]
    public async Task Staff_read_their_own_period_with_their_place_among_all()
    {
        await WorkAsync("A", 7, 48);
        await WorkAsync("B", 7, 96);
        await CloseAsync(7);

        Assert.Equal([("B", 80m, "any", 2, 2, 1m, "")], Scores(await ReadStaffAsync(StaffMember("S1", "B"), "B")));
        Assert.Equal(403, (await ReadStaffAsync(StaffMember("S1", "A"), "B")).Status);
        Assert.Equal(404, (await ReadStaffAsync(Supervisor("S1"), "C")).Status);
    }

    private Task<ApiAnswer> ReadStaffAsync(Caller caller, string staff) => CallAsync(
        caller,
        request => new GetStaffPeriodEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<PeriodReport>()).Run(request, "S1", "2026-Q3", staff, CancellationToken.None));

    private Task<ApiAnswer> ReadAsync(Caller caller, string store, string period) => CallAsync(
        caller, request => new GetPeriodEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<PeriodReport>()).Run(request, store, period, CancellationToken.None));

    private static List<string?> Texts(ApiAnswer answer, string name) => [.. answer.Json.GetProperty(name).EnumerateArray().Select(t => t.GetString())];

    private static IEnumerable<(string Staff, decimal Mean, string Grade, int Place, int Of, decimal Present, string Award)> Scores(ApiAnswer answer) =>
        answer.Json.GetProperty("scores").EnumerateArray().Select(s => (
            s.GetProperty("staffId").GetString()!,
            s.GetProperty("mean").GetDecimal(),
            s.GetProperty("grade").GetString()!,
            s.GetProperty("rank").GetProperty("store").GetInt32(),
            s.GetProperty("rank").GetProperty("of").GetInt32(),
            s.GetProperty("monthsPresent").GetDecimal(),
            string.Join(' ', s.GetProperty("awards").EnumerateArray().Select(a => a.GetProperty("award").GetString()))));
}

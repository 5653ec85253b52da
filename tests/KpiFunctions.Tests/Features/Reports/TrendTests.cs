using System.Text.Json;
using KpiFunctions.Features.Reports;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Reports;

public sealed class TrendTests(AzuriteFixture azurite) : ReportTest(azurite)
{
    [Fact]
    public async Task A_trend_has_the_closed_months_the_one_under_way_and_the_ones_that_are_missing()
    {
        await WorkAsync("A", 7, 48);
        await CloseAsync(7);
        await WorkAsync("B", 8, 120);
        await CloseAsync(8);
        await WorkAsync("A", 9, 96);
        await WorkAsync("B", 9, 48);

        var answer = await TrendAsync(StaffMember("S1", "A"), "S1", "A", "?months=4");

        Assert.Equal(
            [("2026-07", "closed", 90m, 1, 1, 1), ("2026-09", "provisional", 80m, 2, 2, (int?)null)],
            answer.Json.GetProperty("months").EnumerateArray().Select(m => (
                m.GetProperty("month").GetString()!,
                m.GetProperty("state").GetString()!,
                m.GetProperty("total").GetDecimal(),
                m.GetProperty("rank").GetProperty("store").GetInt32(),
                m.GetProperty("rank").GetProperty("of").GetInt32(),
                m.GetProperty("rank").GetProperty("group").Deserialize<int?>())));
        var july = answer.Json.GetProperty("months")[0];
        Assert.Equal("any", july.GetProperty("grade").GetString());
        Assert.Equal(
            [("satisfaction", 0m), ("speed", 90m)],
            july.GetProperty("lines").EnumerateArray().Select(l => (l.GetProperty("item").GetString()!, l.GetProperty("points").GetDecimal())));

        // June was before the store's first record and never closes; in August A did nothing.
        Assert.Equal(
            [("2026-06", "provisional"), ("2026-08", "closed")],
            answer.Json.GetProperty("missing").EnumerateArray().Select(m => (m.GetProperty("month").GetString()!, m.GetProperty("state").GetString()!)));
    }

    [Fact]
    public async Task A_trend_is_for_the_person_and_the_own_supervisors()
    {
        await WorkAsync("A", 9, 48);

        Assert.Equal(200, (await TrendAsync(Supervisor("S1"), "S1", "A")).Status);
        Assert.Equal(403, (await TrendAsync(Supervisor("S2"), "S1", "A")).Status);
        Assert.Equal(403, (await TrendAsync(StaffMember("S1", "B"), "S1", "A")).Status);
        Assert.Equal(404, (await TrendAsync(Supervisor("S1"), "S1", "nobody")).Status);
        Assert.Equal(404, (await TrendAsync(Admin, "S9", "A")).Status);
        Assert.Equal(400, (await TrendAsync(Supervisor("S1"), "S1", "A", "?months=37")).Status);
    }

    private Task<ApiAnswer> TrendAsync(Caller caller, string store, string staff, string query = "") => CallAsync(
        caller,
        request => new GetTrendEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<TrendReport>()).Run(request, store, staff, CancellationToken.None),
        query);
}

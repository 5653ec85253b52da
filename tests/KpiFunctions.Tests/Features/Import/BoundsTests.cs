using KpiFunctions.Domain.Facts;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Import;

/// <summary>What an import takes can be stored and scored: every quantity and time at its bound, and just beyond.</summary>
public sealed class BoundsTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly string[] Quantities = ["standardHours", "actualHours", "points", "amount"];

    private static readonly string[] Times = ["openedAt", "arrivedAt", "promisedAt", "completedAt"];

    [Fact]
    public async Task Orders_with_the_largest_quantities_are_scored_and_those_beyond_are_refused()
    {
        await UseSchemeAsync("orders.revenue", "workload.points", "repair.standard_time_ratio", "orders.completed");
        foreach (var column in Quantities)
        {
            var taken = await ImportAsync(Row($"{column}-at", column, $"{Quantity.Largest:F0}"));
            var refused = await ImportAsync(Row($"{column}-beyond", column, $"{Quantity.Largest + 1:F0}"));

            Assert.Equal((1, 0), (taken.Accepted, taken.RejectedCount));
            Assert.Equal((0, column), (refused.Accepted, Assert.Single(refused.Rejected).Field));
        }

        var low = await ImportAsync(Row("amount-low", "amount", $"-{Quantity.Largest + 1:F0}"));
        Assert.Equal("amount", Assert.Single(low.Rejected).Field);
        Assert.NotEmpty((await ScoreAsync(2026, 9)).Scores);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1600-12-31T23:59:59Z")]
    [InlineData("1900-01-01T00:00:00")]
    [InlineData("1999-12-31T23:59:59")]
    [InlineData("2100-01-01T00:00:00")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task A_missing_date_of_another_system_is_refused_in_every_column(string time)
    {
        foreach (var column in Times)
        {
            var refused = await ImportAsync(Row($"W-{column}", column, time));

            Assert.Equal(0, refused.Accepted);
            Assert.Contains(refused.Rejected, r => r.Field == column && r.Error.Contains("between the years", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("1999-12")]
    [InlineData("0001-01")]
    [InlineData("2100-01")]
    public async Task A_month_that_no_store_has_is_refused(string month) =>
        Assert.Equal("month", Assert.Single((await ImportFiguresAsync($"S1,A,{month},training.exam,85,,,\n")).Rejected).Field);

    private static string Row(string id, string column, string value)
    {
        var cells = new Dictionary<string, string>
        {
            ["storeId"] = "S1",
            ["workOrderId"] = id,
            ["staffId"] = "A",
            ["openedAt"] = "2026-09-01T08:00:00",
            ["completedAt"] = "2026-09-02T08:00:00",
            [column] = value,
        };
        return $"{string.Join(',', cells.Keys)}\n{string.Join(',', cells.Values)}\n";
    }
}

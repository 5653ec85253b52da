using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Facts;

/// <summary>Referrals, repurchases and praise count once, and only with evidence.</summary>
public sealed class CustomerFactImportTests(AzuriteFixture azurite) : AppTest(azurite)
{
    [Fact]
    public async Task A_referral_counts_once_however_often_it_comes()
    {
        await UseSchemeAsync("customer.referral_count", "customer.repurchase_rate");
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        const string Rows = "S1,F1,A,referral,2026-09-08,order W7 of the neighbour\nS1,F2,A,repurchase,2026-09-09,contract 77\n";

        var first = await ImportCustomerFactsAsync(Rows);
        var again = await ImportCustomerFactsAsync(Rows);
        var scored = await ScoreAsync(2026, 9);

        Assert.Equal((2, 2), (first.Accepted, again.Unchanged));
        Assert.Equal([1m, 1m], Assert.Single(scored.Scores).Lines.Select(l => l.Metric!.Value.Value));
        Assert.Equal(2, scored.Counts.CustomerFacts);
    }

    [Fact]
    public async Task Without_evidence_or_with_a_day_to_come_it_is_refused()
    {
        var report = await ImportCustomerFactsAsync(
            "S1,F1,A,referral,2026-09-08,\nS1,F2,A,praise,2026-09-11,letter\nS1,F3,A,smile,2026-09-08,letter\nS1,F4,A,,,letter\n");

        Assert.Equal([(2, "evidence"), (3, "day"), (4, "kind"), (5, "kind"), (5, "day")], report.Rejected.Select(r => (r.Line, r.Field)));
        Assert.Contains("evidence", report.Rejected[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_day_moves_it_to_the_other_month_and_after_the_close_it_is_late()
    {
        await StartInAsync(8);
        await ImportCustomerFactsAsync("S1,F1,A,praise,2026-09-01,letter\n");

        var moved = await ImportCustomerFactsAsync("S1,F1,A,praise,2026-08-31,letter\n");
        await CloseDueMonthsAsync(Utc("2026-10-04T18:10:00Z"));
        var late = await ImportCustomerFactsAsync("S1,F1,A,praise,2026-10-01,letter\n");

        Assert.Equal((1, 1), (moved.Updated, late.Late));
        Assert.Single((await RecordsAsync(2026, 8)).CustomerFacts);
        Assert.Empty((await RecordsAsync(2026, 9)).CustomerFacts);
        Assert.Empty((await RecordsAsync(2026, 10)).CustomerFacts);
    }
}

using KpiFunctions.Domain.Periods;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Reports;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Months;

namespace KpiFunctions.Tests.Features.MonthScoring;

/// <summary>Schemes that were admitted before the rules for new ones became what they are.</summary>
public sealed class StoredSchemeTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    /// <summary>Weights of 60 and 30 on a scale of 100, which nobody may save today.</summary>
    private static Scheme Old { get; } = TestScheme.Scheme with
    {
        Id = SchemeId.Parse("old"),
        Items = [TestScheme.Scheme.Items[0], TestScheme.Scheme.Items[1] with { Weight = 30 }],
    };

    [Fact]
    public async Task A_scheme_that_nobody_may_save_any_more_still_scores_closes_verifies_and_reports()
    {
        Assert.Contains(SchemeJson.Read(SchemeJson.Write(Old)).Problems, p => p.JsonPath == "$.items");
        Assert.True(await Get<SchemeStore>().TryAddAsync(Old, CancellationToken.None));
        await SaveStoreAsync(NewStore("S1") with { SchemeId = Old.Id });
        await AnswerOneOrderAsync();
        var provisional = await TotalAsync();

        await CloseSeptemberAsync();

        // 60 of 60, and 146 hours from 480 to 0: 30 x (480 - 146) / 480 = 20.875. Together 80.875 of 90, which is 89.86 of 100.
        Assert.Equal((89.86m, 89.86m), (provisional, await TotalAsync()));
        Assert.Null(await VerifyAsync());
        Assert.True(ScorePeriod.TryParse("2026-Q3", out var quarter));
        var period = await Get<PeriodReport>().ReadAsync(NewStore("S1"), quarter, CancellationToken.None);
        Assert.Contains("\"mean\":89.86", System.Text.Encoding.UTF8.GetString(period), StringComparison.Ordinal);
        Assert.True(await Get<ScoreStore>().HoldsAsync(
            Month(2026, 9), 1, (await Get<ClosedMonths>().ScoreAsync(Month(2026, 9), 1, CancellationToken.None)).Scores, CancellationToken.None));
    }

    [Fact]
    public async Task A_close_reads_its_scheme_once()
    {
        await AnswerOneOrderAsync();
        var counter = Get<StorageTransactionCounter>();
        var before = counter.Snapshot();

        await CloseSeptemberAsync();

        long Since(string table, string verb) => counter.Snapshot()
            .Where(t => t.Key.Resource.EndsWith(table, StringComparison.OrdinalIgnoreCase) && t.Key.Verb == verb)
            .Sum(t => t.Value - before.GetValueOrDefault(t.Key));

        // Of the scores: their fence when it is taken and after the write, what an earlier try may have left, and what is added to the totals.
        Assert.Equal((1, 6), (Since("Schemes", "GET"), Since("Scores", "GET")));
    }
}

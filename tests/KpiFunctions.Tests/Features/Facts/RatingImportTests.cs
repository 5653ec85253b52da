using KpiFunctions.Features.Facts;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Facts;

/// <summary>Several people mark the same topic; each mark counts once, with its weight.</summary>
public sealed class RatingImportTests(AzuriteFixture azurite) : AppTest(azurite)
{
    [Fact]
    public async Task Marks_of_several_raters_count_by_their_weights()
    {
        await UseSchemeAsync("rating.conduct");
        await ImportRatingsAsync("S1,A,2026-09,conduct,chief,80,3,,\nS1,A,2026-09,conduct,customer 王,60,1,,\n");
        var again = await ImportRatingsAsync("S1,A,2026-09,conduct,customer 王,60,1.0,,\n");

        var scored = await ScoreAsync(2026, 9);

        // (80 × 3 + 60 × 1) ÷ 4 = 75; linear from 0 to 1 gives all 100 points from 1 on.
        Assert.Equal(75m, Assert.Single(scored.Scores).Lines[0].Metric!.Value.Value);
        Assert.Equal((1, 2), (again.Unchanged, scored.Counts.Ratings));
    }

    [Fact]
    public async Task Extreme_marks_need_an_example_and_a_mark_lies_between_0_and_100()
    {
        var report = await ImportRatingsAsync(
            "S1,A,2026-09,conduct,chief,100,,,\nS1,A,2026-09,conduct,chief,101,,,\nS1,A,2026-09,Conduct!,chief,50,,,\nS1,A,2026-09,conduct,chief,100,,stayed until midnight for a stranded family,\n");

        Assert.Equal([2, 3, 4], report.Rejected.Select(r => r.Line));
        Assert.Contains("written example", report.Rejected[0].Error, StringComparison.Ordinal);
        Assert.Equal(1, report.Accepted);
    }

    [Fact]
    public async Task A_supervisor_gives_marks_in_the_own_stores_only()
    {
        await SaveStoreAsync(NewStore("S2"));
        var supervisor = new Caller("chief", Role.Supervisor, [Store], [Person("chief")]);

        var report = await ImportAsync(
            "storeId,staffId,month,topic,rater,mark\nS1,A,2026-09,conduct,chief,70\nS2,A,2026-09,conduct,chief,70\n",
            RatingParser.Columns,
            (rows, r) => Get<FactImport>().ImportAsync(
                rows, supervisor.MaySupervise, (f, s) => new(RatingParser.Read(f, s, Clock.Now)), r, CancellationToken.None));

        Assert.Equal((1, "storeId"), (report.Accepted, Assert.Single(report.Rejected).Field));
    }

    [Fact]
    public async Task A_mark_after_the_close_is_late()
    {
        await ImportRatingsAsync("S1,A,2026-09,conduct,chief,70,,,\n");
        await CloseDueMonthsAsync(Utc("2026-10-04T18:10:00Z"));

        var report = await ImportRatingsAsync("S1,A,2026-09,conduct,chief,90,,,\n");

        Assert.Equal(1, report.Late);
        Assert.Equal(70, Assert.Single((await RecordsAsync(2026, 9)).Ratings).Mark);
    }
}

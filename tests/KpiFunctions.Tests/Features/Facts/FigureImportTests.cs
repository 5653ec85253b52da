using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Facts;

/// <summary>Figures of other systems count in their month, once, and never enter a closed one.</summary>
public sealed class FigureImportTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant SeptemberCloses = Utc("2026-10-04T18:00:00Z");

    [Fact]
    public async Task The_same_figure_again_is_unchanged_and_another_value_updates_it()
    {
        var first = await ImportFiguresAsync("S1,A,2026-09,training.exam,85,,,\n");
        var again = await ImportFiguresAsync("S1,A,2026-09,training.exam,85.00,,,\n");
        var changed = await ImportFiguresAsync("S1,A,2026-09,training.exam,90,second try,,\nS1,B,2026-09,training.exam,70,,,\n");

        Assert.Equal((1, 0, 0), (first.Accepted, first.Updated, first.Unchanged));
        Assert.Equal((0, 0, 1), (again.Accepted, again.Updated, again.Unchanged));
        Assert.Equal((1, 1, 0), (changed.Accepted, changed.Updated, changed.Unchanged));
        Assert.Equal([("A", 90m), ("B", 70m)], (await RecordsAsync(2026, 9)).Figures.Select(f => (f.StaffId.Value, f.Value)).Order());
    }

    [Fact]
    public async Task Figures_are_scored_and_counted()
    {
        await UseSchemeAsync("attendance.rate", "volume.rate");
        await ImportFiguresAsync("S1,A,2026-09,attendance.rate,0.5,,,\nS1,A,2026-09,volume.rate,1,,,\n");

        var scored = await ScoreAsync(2026, 9);

        // Two items of 50 points, linear from 0 to 1: 0.5 gives 25, 1 gives 50.
        Assert.Equal(75m, Assert.Single(scored.Scores).Total);
        Assert.Equal(2, scored.Counts.Figures);
    }

    [Fact]
    public async Task Bad_figures_are_refused_with_line_field_and_remedy_and_good_ones_are_kept()
    {
        await SaveStoreAsync(NewStore("S2") with { AcceptsUnknownStaff = false });

        var report = await ImportFiguresAsync(
            "S1,A,2026-13,training.exam,85,,,\n"
            + "S1,A,2026-10,training.exam,85,,,\n"
            + "S1,A,2026-09,satisfaction.rate,1,,,\n"
            + "S1,A,2026-09,training.exam,many,,,\n"
            + "S1,A,2026-09,report.days_late,3,,1,\n"
            + "S1,A,2026-09,training.exam,85,,,2026-08-31\n"
            + "S2,nobody,2026-09,training.exam,85,,,\n"
            + ",A,2026-09,,,,,\n"
            + "S1,A,2026-09,report.days_late,3,on leave,1,\n");

        Assert.Equal(
            [(2, "month"), (3, "month"), (4, "metric"), (5, "value"), (6, "note"), (7, "day"), (8, "staffId"), (9, "storeId")],
            report.Rejected.Select(r => (r.Line, r.Field)));
        Assert.Contains("need a reason", report.Rejected[4].Error, StringComparison.Ordinal);
        Assert.Equal((1, 1m), (report.Accepted, Assert.Single((await RecordsAsync(2026, 9)).Figures).Excused));
    }

    [Fact]
    public async Task A_figure_after_the_close_is_kept_late_once_and_not_scored()
    {
        await ImportFiguresAsync("S1,A,2026-09,training.exam,85,,,\n");
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));

        var same = await ImportFiguresAsync("S1,A,2026-09,training.exam,85,,,\n");
        var late = await ImportFiguresAsync("S1,A,2026-09,training.exam,95,,,\nS1,B,2026-09,training.exam,95,,,\n");
        var again = await ImportFiguresAsync("S1,A,2026-09,training.exam,95,,,\n");

        Assert.Equal((1, 2, 1), (same.Unchanged, late.Late, again.Late));
        var records = await RecordsAsync(2026, 9);
        Assert.Equal((85m, 2), (Assert.Single(records.Figures).Value, records.Late));
    }

    [Fact]
    public async Task Hundreds_of_known_and_new_figures_mix()
    {
        static string Rows(IEnumerable<int> staff) => string.Concat(staff.Select(i => $"S1,A{i},2026-09,training.exam,{i % 100},,,\n"));
        await ImportFiguresAsync(Rows(Enumerable.Range(0, 120)));

        var report = await ImportFiguresAsync(Rows(Enumerable.Range(100, 130)));

        Assert.Equal((110, 20), (report.Accepted, report.Unchanged));
        Assert.Equal(230, (await RecordsAsync(2026, 9)).Figures.Count);
    }

    [Fact]
    public async Task Of_two_figures_of_one_month_the_one_of_the_later_day_counts()
    {
        await UseSchemeAsync("attendance.rate");
        await ImportFiguresAsync("S1,A,2026-09,attendance.rate,0.9,,,2026-09-08\nS1,A,2026-09,attendance.rate,0.2,,,2026-09-01\n");

        Assert.Equal(90m, Assert.Single((await ScoreAsync(2026, 9)).Scores).Total);
    }
}

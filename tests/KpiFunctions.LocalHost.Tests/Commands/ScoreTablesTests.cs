using System.Text;
using KpiFunctions.Domain;
using KpiFunctions.LocalHost.Commands;
using KpiFunctions.LocalHost.Simulation;
using NodaTime;
using Spectre.Console;

namespace KpiFunctions.LocalHost.Tests.Commands;

public sealed class ScoreTablesTests
{
    private static readonly ClosedScores September = new(StoreId.Parse("sh"), new YearMonth(2026, 9), Encoding.UTF8.GetBytes("""
        { "storeId": "sh", "month": "2026-09", "state": "closed", "version": 1, "scores": [
          { "staffId": "[li]", "schemeId": "small", "total": 83.333, "grade": "good", "rank": { "store": 1, "of": 2 }, "lines": [ { "item": "on-time", "value": 0.9, "effectiveWeight": 50, "points": 40 }, { "item": "speed", "value": 1, "effectiveWeight": 50, "points": 50 } ], "adjustments": [ { "adjustment": "own-fault", "points": -2 } ] },
          { "staffId": "wu", "schemeId": "small", "total": null, "grade": null, "rank": null, "lines": [ { "item": "on-time", "value": null, "effectiveWeight": 0, "points": null } ] } ] }
        """));

    [Fact]
    public void Everyone_has_a_line_with_rank_total_grade_and_what_cost_most()
    {
        var output = new StringWriter();
        ScoreTables.Write(AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) }), [September with { Month = new YearMonth(2026, 8) }, September]);

        var lines = output.ToString().Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains("scheme rank staff total grade what cost most", lines);
        Assert.Contains("small 1 of 2 [li] 83.33 good on-time -10.00, own-fault -2.00", lines);
        Assert.Contains("– wu – –", lines);
        Assert.Contains("2026-09 2 1 good, 1 without", lines);
    }

    [Fact]
    public async Task A_file_has_the_bytes_of_the_answer_and_a_name_that_every_system_takes()
    {
        var folder = Directory.CreateTempSubdirectory("scores");
        await ScoreFiles.WriteAsync(folder.FullName, [September with { Store = StoreId.Parse("cn:sh") }], default);

        Assert.Equal(September.Body, await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "scores-cn_sh-2026-09.json")));
        folder.Delete(recursive: true);
    }
}

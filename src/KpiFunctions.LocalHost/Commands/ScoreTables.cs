using System.Globalization;
using KpiFunctions.LocalHost.Simulation;
using Spectre.Console;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>Prints scores: for each store its closed months at a glance, and the last of them person by person, with what took the most points.</summary>
internal static class ScoreTables
{
    private const int PeopleShown = 40;
    private const int CostsShown = 3;

    // Wide enough for a table when nobody's window says how wide it may be.
    private const int RedirectedWidth = 160;

    public static void Write(IAnsiConsole console, IReadOnlyList<ClosedScores> scores)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = RedirectedWidth;
        }

        foreach (var store in scores.GroupBy(s => s.Store))
        {
            var months = store.Select(s => ScoreDocument.Parse(s.Body)).ToList();
            if (months.Count > 1)
            {
                console.Write(Months(store.Key.Value, months, console.Profile.Out.IsTerminal));
            }

            if (months.FindLast(m => m.Scores.Count > 0) is { } last)
            {
                console.Write(People(last, console.Profile.Out.IsTerminal));
            }
        }
    }

    private static Table Months(string store, IEnumerable<ScoreDocument> months, bool isTerminal)
    {
        var table = NewTable($"{store}, closed months", isTerminal);
        table.AddColumns("month", "people", "grades");
        foreach (var month in months)
        {
            table.AddRow(month.Month, Text(month.Scores.Count), Markup.Escape(Grades(month)));
        }

        return table;
    }

    private static string Grades(ScoreDocument month) => string.Join(
        ", ",
        month.Scores.GroupBy(s => s.Grade ?? "without").OrderByDescending(g => g.Max(s => s.Total ?? -1)).Select(g => $"{Text(g.Count())} {g.Key}"));

    private static Table People(ScoreDocument month, bool isTerminal)
    {
        var table = NewTable($"{month.StoreId} {month.Month}, {month.State}", isTerminal);
        table.AddColumn("scheme");
        table.AddColumn(new TableColumn("rank").RightAligned());
        table.AddColumn("staff");
        table.AddColumn(new TableColumn("total").RightAligned());
        table.AddColumn("grade");
        table.AddColumn("what cost most");
        string? scheme = null;
        foreach (var score in month.Scores.Take(PeopleShown))
        {
            table.AddRow(
                Markup.Escape(score.SchemeId == scheme ? "" : score.SchemeId),
                score.Rank is { Store: { } rank, Of: { } of } ? $"{Text(rank)} of {Text(of)}" : "–",
                Markup.Escape(score.StaffId),
                Text(score.Total),
                Markup.Escape(score.Grade ?? "–"),
                Markup.Escape(Costs(score)));
            scheme = score.SchemeId;
        }

        if (month.Scores.Count > PeopleShown)
        {
            table.Caption(string.Create(CultureInfo.InvariantCulture, $"… and {month.Scores.Count - PeopleShown} more"));
        }

        return table;
    }

    /// <summary>Items and adjustments that took the most points, the largest first.</summary>
    private static string Costs(ScoreDocument.Score score)
    {
        var items = score.Lines.Where(l => l.Points is not null).Select(l => (Name: l.Item, Points: l.Points!.Value - l.EffectiveWeight));
        var adjustments = (score.Adjustments ?? []).Select(a => (Name: a.Adjustment, a.Points));
        return string.Join(
            ", ",
            items.Concat(adjustments).Where(c => Math.Round(c.Points, 2) < 0).OrderBy(c => c.Points).Take(CostsShown).Select(c => $"{c.Name} {Text(c.Points)}"));
    }

    private static Table NewTable(string title, bool isTerminal) =>
        new Table { Border = isTerminal ? TableBorder.Rounded : TableBorder.None }.Title(Markup.Escape(title));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal? number) => number?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";
}

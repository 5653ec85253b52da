using System.Globalization;
using KpiFunctions.LocalHost.Simulation;
using Spectre.Console;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>Prints scores: for each store its closed months at a glance, and the last of them person by person.</summary>
internal static class ScoreTables
{
    private const int PeopleShown = 20;

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
            console.Write(Months(store.Key.Value, months, console.Profile.Out.IsTerminal));
            if (months.FindLast(m => m.Scores.Count > 0) is { } last)
            {
                console.Write(People(last, console.Profile.Out.IsTerminal));
            }
        }
    }

    private static Table Months(string store, IEnumerable<ScoreDocument> months, bool isTerminal)
    {
        var table = NewTable($"{store}, closed months", isTerminal);
        table.AddColumns("month", "people", "mean", "best");
        foreach (var month in months)
        {
            var totals = month.Scores.Select(s => s.Total).OfType<decimal>().ToList();
            table.AddRow(month.Month, Text(month.Scores.Count), totals.Count > 0 ? Text(totals.Average()) : "–", totals.Count > 0 ? Text(totals.Max()) : "–");
        }

        return table;
    }

    private static Table People(ScoreDocument month, bool isTerminal)
    {
        var table = NewTable($"{month.StoreId} {month.Month}, {month.State}", isTerminal);
        var items = month.Scores.SelectMany(score => score.Lines).Select(line => line.Item).Distinct(StringComparer.Ordinal).ToList();
        var adjustments = month.Scores.SelectMany(score => score.Adjustments ?? []).Select(a => a.Adjustment).Distinct(StringComparer.Ordinal).ToList();
        table.AddColumn(new TableColumn("rank").RightAligned());
        table.AddColumn("staff");
        table.AddColumn(new TableColumn("total").RightAligned());
        table.AddColumn("grade");
        foreach (var item in items.Concat(adjustments))
        {
            table.AddColumn(new TableColumn(Markup.Escape(item)).RightAligned());
        }

        foreach (var score in month.Scores.Take(PeopleShown))
        {
            var points = items.Select(item => score.Lines.FirstOrDefault(line => line.Item == item)?.Points);
            var adjusted = adjustments.Select(id => score.Adjustments?.FirstOrDefault(a => a.Adjustment == id)?.Points);
            table.AddRow([
                score.Rank?.Store is { } rank ? Text(rank) : "–", Markup.Escape(score.StaffId), Text(score.Total), Markup.Escape(score.Grade ?? "–"), .. points.Concat(adjusted).Select(Text)]);
        }

        if (month.Scores.Count > PeopleShown)
        {
            table.Caption(string.Create(CultureInfo.InvariantCulture, $"… and {month.Scores.Count - PeopleShown} more"));
        }

        return table;
    }

    private static Table NewTable(string title, bool isTerminal) =>
        new Table { Border = isTerminal ? TableBorder.Rounded : TableBorder.None }.Title(Markup.Escape(title));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal? number) => number?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";
}

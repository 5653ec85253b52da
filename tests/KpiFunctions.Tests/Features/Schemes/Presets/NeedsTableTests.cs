using System.Globalization;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Schemes.Presets;
using KpiFunctions.Testing.Documentation;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>The README of the presets says the same as the endpoint. A table that is not right fails with the right one.</summary>
public sealed class NeedsTableTests
{
    private static readonly string[] Others = [Need.Table, Need.Answers, Need.Complaints, Need.Calls, Need.CustomerFact, Need.Team, Need.Person, Need.Setting];

    [Fact]
    public void The_table_of_presets_is_right() => AssertStands(
        "| preset | orders | of which columns | other records | figures of items | figures else | marks | sheets |\n|---|---|---|---|---|---|---|---|\n"
        + string.Concat(SchemePresets.All.Select(RowOf)));

    [Fact]
    public void The_table_of_figures_and_marks_is_right() => AssertStands(
        "| figure or mark | what it is | where a house gets it | 内容 | 来源 |\n|---|---|---|---|---|\n"
        + string.Concat(NeedCatalog.Figures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => RowOf(f.Key, f.Value.What, f.Value.From)))
        + string.Concat(NeedCatalog.Marks.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => RowOf($"rating.{m.Key}", m.Value.What, m.Value.From))));

    [Fact]
    public void The_table_of_sheets_is_right() => AssertStands(
        "| sheet | what it is | who fills it | items | grades | columns | 内容 | 由谁填写 |\n|---|---|---|---|---|---|---|---|\n"
        + string.Concat(SheetPresets.All.Select(RowOf)));

    [Fact]
    public void The_table_of_records_is_right() => AssertStands(
        "| record | what it is | where a house gets it | 内容 | 来源 |\n|---|---|---|---|---|\n"
        + string.Concat(NeedWords.Orders.Where(o => o.Key != NeedWords.From).Select(o => RowOf($"orders, {o.Key}", o.Value, NeedWords.Orders[NeedWords.From])))
        + string.Concat(NeedWords.Tables.Where(t => t.Key != NeedWords.From).Select(t => RowOf($"table {t.Key}", t.Value, NeedWords.Tables[NeedWords.From])))
        + RowOf(Need.Answers, NeedWords.Answers.What, NeedWords.Answers.From)
        + RowOf(Need.Complaints, NeedWords.Complaints.What, NeedWords.Complaints.From)
        + RowOf(Need.Calls, NeedWords.Calls.What, NeedWords.Calls.From)
        + string.Concat(NeedWords.CustomerFacts.Where(c => c.Key != NeedWords.From).Select(c => RowOf(c.Key, c.Value, NeedWords.CustomerFacts[NeedWords.From])))
        + RowOf("managerId", NeedWords.Team.What, NeedWords.Team.From)
        + RowOf("employment, employedSince, coefficients, certificates", NeedWords.Person.What, NeedWords.Person.From)
        + string.Concat(NeedWords.Settings.Where(t => t.Key != NeedWords.From).Select(t => RowOf(t.Key, t.Value, NeedWords.Settings[NeedWords.From]))));

    private static string RowOf(Scheme preset)
    {
        var needs = SchemeNeeds.Of(preset);
        var orders = needs.Where(n => n.Record == Need.Orders).ToList();
        return string.Join(
            " | ",
            $"| `{preset.Id}`",
            string.Join("; ", orders.Select(n => n.Measures)),
            string.Join("; ", orders.Select(n => string.Join(", ", n.Columns.Except(MetricNeed.OfEveryOrder)))),
            string.Join("; ", Others.SelectMany(o => needs.Where(n => n.Record == o)).Select(Other)),
            Codes(needs.Where(n => n.Record == Need.Figure && n.UsedBy.Contains("items"))),
            Codes(needs.Where(n => n.Record == Need.Figure && !n.UsedBy.Contains("items"))),
            Codes(needs.Where(n => n.Record == Need.Mark)),
            Codes(needs.Where(n => n.Record == Need.Sheet)) + " |\n").Replace("  ", " ", StringComparison.Ordinal);
    }

    private static string RowOf(RatingSheet sheet)
    {
        var from = NeedCatalog.Sheets[sheet.Id.Value];
        return string.Join(
            " | ",
            $"| `{sheet.Id}`",
            sheet.Title.In("en"),
            from.In("en"),
            string.Join(", ", sheet.Items.Select(i => $"`{i.Id}`")),
            string.Join(", ", sheet.Grades.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Title.In("zh-CN")} `{g.Id}` {g.Points}"))),
            string.Join(", ", sheet.Raters.Select(r => string.Create(CultureInfo.InvariantCulture, $"`{r.Id}` {r.Share}"))),
            sheet.Title.In("zh-CN"),
            from.In("zh-CN")) + " |\n";
    }

    private static string Other(Need need) => need.Record switch
    {
        Need.Complaints => $"complaints ({string.Join(", ", need.Columns.Except(MetricNeed.OfEveryComplaint))})",
        Need.Table => $"or table {need.Name} for {need.InsteadOf} (by {string.Join(", ", need.OrderColumns)})",
        Need.Setting => $"the store's {need.Name}",
        Need.Team => "managerId of the team's people",
        Need.Person => $"the person's {string.Join(", ", need.Columns)}",
        _ => need.Name ?? need.Record,
    };

    private static string Codes(IEnumerable<Need> needs) => string.Join(", ", needs.Select(n => $"`{n.Name}`"));

    private static string RowOf(string name, LocalizedText what, LocalizedText from) =>
        $"| `{name}` | {what.In("en")} | {from.In("en")} | {what.In("zh-CN")} | {from.In("zh-CN")} |\n";

    private static void AssertStands(string table)
    {
        var readme = Repository.Read("src/KpiFunctions/Features/Schemes/Presets/README.md");
        Assert.True(readme.Contains("\n" + table, StringComparison.Ordinal), $"The README of the presets must have this table:\n{table}");
    }
}

using System.Text;
using KpiFunctions.Features.Import;

namespace KpiFunctions.Tests.Features.Import;

/// <summary>A worksheet is read as the same rows as a file of its texts.</summary>
public sealed class WorkbookImportTests
{
    [Theory]
    [InlineData("Li", "Li")]
    [InlineData(" Li\t", "Li")]
    [InlineData("=\"0012\"", "0012")]
    [InlineData("#13911112222", "13911112222")]
    [InlineData("#1.3911112222E10", "13911112222")]
    [InlineData("#1739.5", "1739.5")]
    [InlineData("#0.1", "0.1")]
    [InlineData("#4.60133E+17", "4.60133E+17")]
    [InlineData("@46268.604166666664", "2026-09-03 14:30:00")]
    [InlineData("@46268", "2026-09-03 00:00:00")]
    [InlineData("%46268", "2026-09-03")]
    [InlineData("!1", "true")]
    [InlineData("!0", "false")]
    public async Task A_cell_is_read_as_what_it_shows_in_full(string cell, string text) =>
        Assert.Equal([$"2: id=1 name={text}"], await Rows.ReadAsync(ImportFormat.Workbook, Workbook.Of(["id", "name"], ["#1", cell])));

    [Fact]
    public async Task Rows_and_columns_without_anything_in_them_are_left_out_and_lines_are_those_of_the_sheet()
    {
        var body = Workbook.Of([[], ["id", "", "name", ""], ["1", "", "Li"], ["", "", ""], ["2", "", "", ""], ["3", "x", "Ma"], ["4", "", "Han", "", "y"]]);
        Assert.Equal(
            [
                "3: id=1 name=Li",
                "5: id=2",
                "6: A cell of this row stands under no column name. Name the column, or empty the cell.",
                "7: A cell of this row stands under no column name. Name the column, or empty the cell.",
            ],
            await Rows.ReadAsync(ImportFormat.Workbook, body));
    }

    [Fact]
    public async Task The_first_sheet_that_can_be_seen_is_read() => Assert.Equal(
        ["2: id=1"],
        await Rows.ReadAsync(ImportFormat.Workbook, Workbook.Of(("hidden", [["list"], ["a"]]), ("visible", [["id"], ["1"]]), ("visible", [["id"], ["2"]]))));

    [Fact]
    public async Task A_body_that_is_no_workbook_or_a_bomb_is_refused_with_what_to_do()
    {
        Assert.Contains("no XLSX workbook", await EndAsync(Encoding.UTF8.GetBytes("id,name\n1,Li\n")), StringComparison.Ordinal);
        Assert.Contains("no XLSX workbook", await EndAsync(Workbook.Of(["id"], ["1"])[..^40]), StringComparison.Ordinal);
        Assert.Contains("is empty", await EndAsync([]), StringComparison.Ordinal);
        Assert.Contains("is empty", await EndAsync(Workbook.Of(("visible", [[]]))), StringComparison.Ordinal);
        Assert.Contains("Unknown column 'nam'", await EndAsync(Workbook.Of(["id", "nam"], ["1"])), StringComparison.Ordinal);
        Assert.Contains("Cell B2 of sheet1.xml holds a mistake", await EndAsync(Workbook.Of(["id", "name"], ["1", "?#N/A"])), StringComparison.Ordinal);
        Assert.Contains("unpacks to more than 128 MiB", await EndAsync(Workbook.Bomb(WorkbookImport.MostUnpacked + 1)), StringComparison.Ordinal);
    }

    private static async Task<string> EndAsync(byte[] body)
    {
        var (lines, end) = await Rows.ReadToFaultAsync(ImportFormat.Workbook, body);
        Assert.Empty(lines);
        return end.Message;
    }
}

using System.Text;
using KpiFunctions.Features.Import;

namespace KpiFunctions.Tests.Features.Import;

public sealed class CsvImportTests
{
    [Theory]
    [InlineData("id,name\n1,Li\n", "2: id=1 name=Li")]
    [InlineData("id,name\r\n1,Li\r\n", "2: id=1 name=Li")]
    [InlineData("id,name\n1,Li", "2: id=1 name=Li")]
    [InlineData("Name,ID\nLi,1\n", "2: id=1 name=Li")]
    [InlineData("id, name \n 1 ,\t Li \n", "2: id=1 name=Li")]
    [InlineData("\uFEFFid,name\n1,Li\n", "2: id=1 name=Li")]
    [InlineData("id,name\n1,\n", "2: id=1")]
    [InlineData("id,name\n1,\"\"\n", "2: id=1")]
    [InlineData("id,name\n1,\"Li, Lei\"\n", "2: id=1 name=Li, Lei")]
    [InlineData("id,name\n1,\"Li \"\"Lei\"\"\"\n", "2: id=1 name=Li \"Lei\"")]
    [InlineData("id,name\n\"1\",\"李雷\"\n", "2: id=1 name=李雷")]
    [InlineData("id,name\n1,O'Hara; x|y\n", "2: id=1 name=O'Hara; x|y")]
    public async Task A_row_is_read_whatever_its_quotes_spaces_and_line_ends(string body, string row) =>
        Assert.Equal([row], await Rows.ReadAsync(ImportFormat.Csv, body));

    [Fact]
    public async Task A_row_is_told_by_the_line_it_begins_on_also_after_fields_of_several_lines()
    {
        var rows = await Rows.ReadAsync(ImportFormat.Csv, "id,name,note\n1,Li,\"one\ntwo\nthree\"\n2,Wang\n3,Ma,\"four\r\nfive\"\n4,Han,x\n");
        Assert.Equal(
            [
                "2: id=1 name=Li note=one\ntwo\nthree",
                "5: The row has 2 fields and the header 3. Put fields that hold commas between quotes.",
                "6: id=3 name=Ma note=four\r\nfive",
                "8: id=4 name=Han note=x",
            ],
            rows);
    }

    [Theory]
    [InlineData("id,name\n1,Li,Lei\n2,Wang\n", "The row has 3 fields and the header 2")]
    [InlineData("id,name\n1\n2,Wang\n", "The row has 1 fields and the header 2")]
    [InlineData("id,name\n1,\"Li\" Lei\n2,Wang\n", "The quotes of this row do not match")]
    [InlineData("id,name\n1,Li\"Lei\n2,Wang\n", "The quotes of this row do not match")]
    public async Task A_broken_row_costs_itself_alone(string body, string problem)
    {
        var rows = await Rows.ReadAsync(ImportFormat.Csv, body);
        Assert.StartsWith($"2: {problem}", rows[0], StringComparison.Ordinal);
        Assert.Equal("3: id=2 name=Wang", rows[^1]);
    }

    [Theory]
    [InlineData("", "The body is empty")]
    [InlineData("name\nLi\n", "Column 'id' is missing")]
    [InlineData("id,nam\n1,Li\n", "Unknown column 'nam'. Known columns: id, name, note.")]
    [InlineData("id,ID\n1,2\n", "Column 'id' stands twice")]
    [InlineData("id;name\n1;Li\n", "Unknown column 'id;name'")]
    public async Task A_header_that_does_not_fit_ends_the_import_before_its_first_row(string body, string told)
    {
        var (lines, end) = await Rows.ReadToFaultAsync(ImportFormat.Csv, Encoding.UTF8.GetBytes(body));
        Assert.Empty(lines);
        Assert.Contains(told, end.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_another_encoding_ends_the_import_with_a_word_on_how_to_save_it()
    {
        // The first two bytes of a name in GBK are no UTF-8.
        byte[] body = [.. Encoding.UTF8.GetBytes("id,name\n1,"), 0xC0, 0xEE, .. Encoding.UTF8.GetBytes("\n")];
        var (_, end) = await Rows.ReadToFaultAsync(ImportFormat.Csv, body);
        Assert.Contains("CSV UTF-8", end.Message, StringComparison.Ordinal);
        Assert.InRange(end.Line, 1, 2);
    }

    [Fact]
    public async Task A_header_alone_is_an_import_of_nothing() => Assert.Empty(await Rows.ReadAsync(ImportFormat.Csv, "id,name\n"));
}

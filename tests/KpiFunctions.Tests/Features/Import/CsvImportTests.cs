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
    [InlineData("id|name\n1|Li\n", "Unknown column 'id|name'")]
    [InlineData("id|name\n1|Li\n", "Separate columns by commas, semicolons or tabs")]
    [InlineData("PK\u0003\u0004", "is an XLSX workbook")]
    [InlineData("i\0d\0,\0", "cannot be read")]
    public async Task A_header_that_does_not_fit_ends_the_import_before_its_first_row(string body, string told)
    {
        var (lines, end) = await Rows.ReadToFaultAsync(ImportFormat.Csv, Encoding.UTF8.GetBytes(body));
        Assert.Empty(lines);
        Assert.Contains(told, end.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id;name\n1;Li\n", "2: id=1 name=Li")]
    [InlineData("id\tname\n1\tLi, Lei\n", "2: id=1 name=Li, Lei")]
    [InlineData("sep=;\nid;name\n1;Li\n", "3: id=1 name=Li")]
    [InlineData("id,name,,\n1,Li,,\n,,,\n,,,\n", "2: id=1 name=Li")]
    [InlineData("id,name\n,\n1,Li,,,\n", "3: id=1 name=Li")]
    [InlineData("id,name\n1\t,\tLi\t\n", "2: id=1 name=Li")]
    [InlineData("id,name\n=\"0012\",Li\n", "2: id=0012 name=Li")]
    [InlineData("id,name\n\"=\"\"0012\"\"\",Li\n", "2: id=0012 name=Li")]
    [InlineData("id,name\n\u202D1\u202C,\u00A0Li\u200B\n", "2: id=1 name=Li")]
    [InlineData("id,name\n1,Li,x\n", "2: The row has 3 fields and the header 2. Put fields that hold commas between quotes.")]
    [InlineData("id;name\n1;Li;x\n", "2: The row has 3 fields and the header 2. Put fields that hold semicolons between quotes.")]
    [InlineData("id,name,\n1,Li,x\n", "2: A cell of this row stands under no column name. Name the column, or empty the cell.")]
    public async Task A_row_is_read_whatever_spreadsheet_wrote_it(string body, string row) => Assert.Equal([row], await Rows.ReadAsync(ImportFormat.Csv, body));

    [Fact]
    public async Task Encodings_are_told_by_a_mark_or_by_the_bytes_themselves()
    {
        const string Body = "id,name\n1,Li\n2,李雷 😀\n3,Ma\n";
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        byte[][] bodies =
        [
            Encoding.UTF8.GetBytes(Body),
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Body)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Body)],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Body)],
            gb18030.GetBytes(Body),
        ];
        foreach (var body in bodies)
        {
            Assert.Equal(["2: id=1 name=Li", "3: id=2 name=李雷 😀", "4: id=3 name=Ma"], await Rows.ReadAsync(ImportFormat.Csv, body));
        }
    }

    /// <summary>Bodies of several read-ahead blocks, broken on each of some lines: every row before is read, and the line named is the one that is broken.</summary>
    [Theory]
    [InlineData("utf-8", "李")]
    [InlineData("utf-8", "x")]
    [InlineData("gb18030", "李")]
    [InlineData("utf-16", "李")]
    public async Task A_byte_that_cannot_be_read_ends_the_import_on_its_line_and_every_row_before_is_read(string name, string word)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        foreach (var broken in (int[])[2, 3, 61, 62, 1500, 3999, 4000])
        {
            var body = new List<byte>(encoding.GetPreamble());
            body.AddRange(encoding.GetBytes("id,name,note\r\n"));
            for (var line = 2; line <= 4000; line++)
            {
                body.AddRange(encoding.GetBytes($"{line},{word},"));
                body.AddRange(line < broken ? [] : name == "utf-16" ? [0x00, 0xD8] : word == "x" ? [0x81, 0x20] : [0xFF]);
                body.AddRange(encoding.GetBytes(new string('n', line % 50) + "\r\n"));
            }

            var (lines, end) = await Rows.ReadToFaultAsync(ImportFormat.Csv, [.. body]);
            Assert.Equal((broken, broken - 2), (end.Line, lines.Count));
            Assert.Equal(Enumerable.Range(2, broken - 2), lines);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(900)]
    public async Task A_quote_that_never_closes_ends_the_import_on_the_line_where_its_row_begins(int broken)
    {
        var body = "id,name\n" + string.Concat(Enumerable.Range(2, 3000).Select(line => line == broken ? $"{line},\"Li\n" : $"{line},Li\n"));
        var (lines, end) = await Rows.ReadToFaultAsync(ImportFormat.Csv, Encoding.UTF8.GetBytes(body));
        Assert.Equal(broken, end.Line);
        Assert.Contains("never closed", end.Message, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(2, broken - 2), lines);
    }

    [Fact]
    public async Task Bytes_that_cannot_be_read_after_words_that_can_are_not_guessed_to_be_another_encoding()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("id,name\n1,李\n2,"), 0xC0, 0xEE, .. Encoding.UTF8.GetBytes("\n")];
        var (lines, end) = await Rows.ReadToFaultAsync(ImportFormat.Csv, body);
        Assert.Equal([2], lines);
        Assert.Equal(3, end.Line);
        Assert.Contains("CSV UTF-8", end.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_alone_is_an_import_of_nothing() => Assert.Empty(await Rows.ReadAsync(ImportFormat.Csv, "id,name\n"));
}

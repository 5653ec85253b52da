using System.Text;
using KpiFunctions.Features.Import;

namespace KpiFunctions.Tests.Features.Import;

/// <summary>Arrays and lines of JSON are read as the same rows.</summary>
public sealed class JsonImportTests
{
    [Theory]
    [InlineData("""{"id":"1","name":"Li"}""", "id=1 name=Li")]
    [InlineData("""{"ID":1,"Name":" Li "}""", "id=1 name=Li")]
    [InlineData("""{"id":12.50,"name":true,"note":false}""", "id=12.50 name=true note=false")]
    [InlineData("""{"id":"1","name":null,"note":""}""", "id=1")]
    [InlineData("""{"id":"1","name":"李 \"雷\"\n"}""", "id=1 name=李 \"雷\"")]
    [InlineData("""{"id":"1","nam":"Li"}""", "Unknown column 'nam'. Known columns: id, name, note.")]
    [InlineData("""{"id":{"of":1}}""", "'id' is a JSON Object; it must be text, a number, true or false.")]
    [InlineData("""{"id":[1]}""", "'id' is a JSON Array; it must be text, a number, true or false.")]
    [InlineData("""{"id":"1","name":"Li","Name":"Ma"}""", "'name' stands twice in this record; keep one.")]
    [InlineData("""{"id":"1","name":null,"name":"Ma"}""", "'name' stands twice in this record; keep one.")]
    [InlineData("[1]", "This record is a JSON Array; it must be an object.")]
    [InlineData("null", "This record is a JSON Null; it must be an object.")]
    [InlineData("\"1\"", "This record is a JSON String; it must be an object.")]
    public async Task A_record_is_read_the_same_in_an_array_and_on_a_line(string record, string row)
    {
        Assert.Equal([$"1: {row}"], await Rows.ReadAsync(ImportFormat.JsonArray, $"[{record}]"));
        Assert.Equal([$"1: {row}"], await Rows.ReadAsync(ImportFormat.JsonLines, record));
    }

    [Fact]
    public async Task A_broken_line_costs_itself_alone_and_blank_lines_are_counted()
    {
        var rows = await Rows.ReadAsync(ImportFormat.JsonLines, "{\"id\":1}\n\n{\"id\":\r\n  \n{\"id\":4}");
        Assert.Equal(["1", "3", "5"], rows.Select(r => r.Split(':')[0]));
        Assert.StartsWith("3: This line is no JSON object", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_of_an_array_are_told_by_their_position()
    {
        var rows = await Rows.ReadAsync(ImportFormat.JsonArray, "[\n {\"id\":1},\n 2,\n {\"id\":3}\n]");
        Assert.Equal(["1: id=1", "2: This record is a JSON Number; it must be an object.", "3: id=3"], rows);
    }

    [Theory]
    [InlineData("[{\"id\":1},{\"id\":2},", 3)]
    [InlineData("[{\"id\":1},{\"id\":2}x", 3)]
    [InlineData("{\"id\":1}", 1)]
    [InlineData("", 1)]
    public async Task An_array_that_breaks_off_ends_the_import_there_or_before_and_says_which_records_were_kept(string body, int broken)
    {
        var (lines, end) = await Rows.ReadToFaultAsync(ImportFormat.JsonArray, Encoding.UTF8.GetBytes(body));
        Assert.InRange(end.Line, 1, broken);
        Assert.Contains($"at record {end.Line} ", end.Message, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, end.Line - 1), lines);
    }

    [Theory]
    [InlineData(ImportFormat.JsonLines, "")]
    [InlineData(ImportFormat.JsonLines, "\n\n")]
    [InlineData(ImportFormat.JsonArray, "[]")]
    public async Task A_body_without_records_is_an_import_of_nothing(ImportFormat format, string body) => Assert.Empty(await Rows.ReadAsync(format, body));

    [Fact]
    public async Task Lines_may_come_in_any_encoding_and_an_array_with_a_byte_order_mark()
    {
        Assert.Equal(["1: id=李"], await Rows.ReadAsync(ImportFormat.JsonLines, [.. "{\"id\":\""u8, 0xC0, 0xEE, .. "\"}\n"u8]));
        Assert.Equal(["1: id=李"], await Rows.ReadAsync(ImportFormat.JsonLines, [0xEF, 0xBB, 0xBF, .. "{\"id\":\"李\"}\n"u8]));
        Assert.Equal(["1: id=李"], await Rows.ReadAsync(ImportFormat.JsonArray, [0xEF, 0xBB, 0xBF, .. "[{\"id\":\"李\"}]"u8]));
        Assert.Equal(["1: id=李"], await Rows.ReadAsync(ImportFormat.JsonArray, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("[{\"id\":\"李\"}]")]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(700)]
    public async Task A_byte_that_is_no_UTF_8_ends_an_array_at_its_record_and_every_one_before_is_read(int broken)
    {
        var body = new List<byte>("["u8.ToArray());
        for (var record = 1; record <= 1000; record++)
        {
            body.AddRange(Encoding.UTF8.GetBytes($"{(record > 1 ? "," : "")}{{\"id\":{record},\"name\":\"李}}"));
            body.AddRange(record == broken ? [0xFF] : []);
            body.AddRange("\"}"u8.ToArray());
        }

        body.Add((byte)']');
        var (lines, end) = await Rows.ReadToFaultAsync(ImportFormat.JsonArray, [.. body]);
        Assert.Equal(Enumerable.Range(1, broken - 1), lines);
        Assert.Equal(broken, end.Line);
    }

    [Fact]
    public async Task A_mistake_in_an_array_ends_it_at_its_record_and_every_one_before_is_read()
    {
        var body = "[" + string.Concat(Enumerable.Range(1, 500).Select(i => i == 300 ? "{\"id\":1 2}," : $"{{\"id\":{i}}},")) + "{\"id\":501}]";
        var (lines, end) = await Rows.ReadToFaultAsync(ImportFormat.JsonArray, Encoding.UTF8.GetBytes(body));
        Assert.Equal(Enumerable.Range(1, 299), lines);
        Assert.Equal(300, end.Line);
    }

    [Fact]
    public async Task Half_a_character_costs_its_record_alone()
    {
        var rows = await Rows.ReadAsync(ImportFormat.JsonArray, """[{"id":1,"name":"\ud83d"},{"id":2}]""");
        Assert.StartsWith("1: 'name' holds half of a character", rows[0], StringComparison.Ordinal);
        Assert.Equal("2: id=2", rows[1]);
    }
}

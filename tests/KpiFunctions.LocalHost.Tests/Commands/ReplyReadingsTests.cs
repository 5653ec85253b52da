using System.Text;
using System.Text.Json.Nodes;
using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Replies.Vocabulary;
using KpiFunctions.LocalHost.Commands;

namespace KpiFunctions.LocalHost.Tests.Commands;

public sealed class ReplyReadingsTests : IDisposable
{
    private readonly MemoryStream _readings = new();

    public void Dispose() => _readings.Dispose();

    [Theory]
    [InlineData("5分 等太久", """{"text":"5分 等太久","kind":"ratings","ratings":[5],"comment":"等太久","reason":null}""")]
    [InlineData("退订", """{"text":"退订","kind":"optOut","ratings":[],"comment":null,"reason":null}""")]
    [InlineData("START", """{"text":"START","kind":"optIn","ratings":[],"comment":null,"reason":null}""")]
    [InlineData("1-5", """{"text":"1-5","kind":"ambiguous","ratings":[],"comment":null,"reason":"range"}""")]
    [InlineData("  ", """{"text":"  ","kind":"empty","ratings":[],"comment":null,"reason":null}""")]
    public async Task A_text_becomes_a_line_of_json(string text, string json)
    {
        await ReadAsync(Encoding.UTF8.GetBytes(text + "\n"));

        Assert.Equal(json + "\n", Output());
    }

    [Fact]
    public async Task Every_line_is_one_text_whatever_ends_it_and_however_the_bytes_come()
    {
        await ReadAsync([.. Encoding.UTF8.Preamble, .. "5\r\n\n非常满意\n4"u8]);

        Assert.Equal(["5", "", "非常满意", "4"], Lines().Select(l => (string)l["text"]!));
        Assert.Equal(["ratings", "empty", "ratings", "ratings"], Lines().Select(l => (string)l["kind"]!));
    }

    [Fact]
    public async Task As_many_ratings_are_read_as_the_survey_had_questions()
    {
        await ReadAsync("5 4 5\n545\n5\n"u8.ToArray(), questions: 3);

        Assert.Equal(["[5,4,5]", "[5,4,5]", "[]"], Lines().Select(l => l["ratings"]!.ToJsonString()));
        Assert.Equal("fewer-answers", (string?)Lines()[2]["reason"]);
    }

    [Fact]
    public async Task A_line_that_is_not_utf8_is_named_and_those_before_it_are_written()
    {
        // 0xC2 0xFA is 满 in GBK.
        var problem = await Assert.ThrowsAsync<BadInputException>(() => ReadAsync([.. "5\n4\n"u8, 0xC2, 0xFA, (byte)'\n']));

        Assert.Contains("Line 3", problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, Lines().Count);
    }

    [Fact]
    public async Task A_line_longer_than_any_text_is_refused_before_it_fills_the_memory()
    {
        var problem = await Assert.ThrowsAsync<BadInputException>(() => ReadAsync([.. "5\n"u8, .. new byte[1200 * 1024]]));

        Assert.Contains("Line 2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operators_words_are_known()
    {
        await ReadAsync(Encoding.UTF8.GetBytes("巴适得板\n"), vocabulary: ReplyVocabulary.Default.Merge(ReplyVocabulary.Parse(new StringReader("plain: 巴适得板 = 5"))));

        Assert.Equal("[5]", Lines().Single()["ratings"]!.ToJsonString());
    }

    private Task ReadAsync(byte[] texts, int questions = 1, ReplyVocabulary? vocabulary = null) =>
        ReplyReadings.WriteAsync(new OneByteAtATime(texts), _readings, new ReplyQuestions(questions, vocabulary), CancellationToken.None);

    private string Output() => Encoding.UTF8.GetString(_readings.ToArray());

    private List<JsonNode> Lines() => [.. Output().TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!)];

    /// <summary>Cuts characters and line ends in two wherever that is possible.</summary>
    private sealed class OneByteAtATime(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(Length > 100 ? buffer : buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}

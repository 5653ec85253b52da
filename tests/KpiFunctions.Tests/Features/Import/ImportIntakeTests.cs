using System.Text;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation.Access;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Tests.Features.Import;

public sealed class ImportIntakeTests
{
    [Theory]
    [InlineData("text/csv", "id\n1\n2\n")]
    [InlineData("Text/CSV; charset=utf-8", "id\n1\n2\n")]
    [InlineData("application/json", """[{"id":1},{"id":2}]""")]
    [InlineData("application/x-ndjson", "{\"id\":1}\n{\"id\":2}")]
    [InlineData("application/jsonl", "{\"id\":1}\n{\"id\":2}")]
    public async Task The_content_type_says_what_the_body_is(string type, string body)
    {
        var (answer, rows) = await RunAsync(type, body);
        Assert.Equal((200, 2), (answer.Status, rows.Count));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("no type at all")]
    public async Task A_body_of_another_kind_is_refused_before_it_is_read(string? type)
    {
        var (answer, rows) = await RunAsync(type, "id\n1\n");
        Assert.Equal((415, 0), (answer.Status, rows.Count));
        Assert.Contains("text/csv", answer.Detail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_refused_with_the_line_and_what_was_kept()
    {
        var (answer, rows) = await RunAsync("application/json", """[{"id":1},{"id":2},""");
        Assert.Equal(400, answer.Status);
        Assert.Equal(3, answer.Json.GetProperty("line").GetInt32());
        Assert.Equal(rows.Count, answer.Json.GetProperty("report").GetProperty("rejected").GetArrayLength());
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_large_is_refused_before_it_is_read()
    {
        var (answer, rows) = await RunAsync("text/csv", "id\n1\n", length: (64L * 1024 * 1024) + 1);
        Assert.Equal((413, 0), (answer.Status, rows.Count));
        Assert.Contains("64 MiB", answer.Detail(), StringComparison.Ordinal);
    }

    /// <summary>Takes a body in; each row that arrives is counted as refused, so that the report shows it.</summary>
    private static async Task<(ApiAnswer Answer, IReadOnlyList<ImportRow> Rows)> RunAsync(string? type, string body, long? length = null)
    {
        var rows = new List<ImportRow>();
        var context = new DefaultHttpContext { Request = { ContentType = type, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)), ContentLength = length } };
        var result = await new ImportIntake(new ImportMetrics(new NoMeters())).RunAsync(
            context.Request,
            new Caller("test", Role.Ingest, [], People: null),
            Rows.Columns,
            async (arriving, report) =>
            {
                await foreach (var row in arriving)
                {
                    rows.Add(row);
                    report.Reject(new RejectedRow(row.Line, "id", "counted"));
                }
            },
            CancellationToken.None);
        return (await Answers.WrittenAsync(result), rows);
    }
}

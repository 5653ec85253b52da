using System.Text;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Tests.Features.Import;

/// <summary>Files as people have them, sent to the endpoints: read, or refused by line and field; never half, and nothing without a word.</summary>
public sealed class ImportFileTests(AzuriteFixture azurite) : EndpointTest(azurite)
{
    private const string Orders = "storeId,workOrderId,staffId,customerPhone,openedAt,completedAt,amount\n";

    [Fact]
    public async Task Each_number_that_cannot_be_texted_is_warned_of_by_line_and_the_others_are_one_customer()
    {
        string[] numbers = ["13911112222", "139 1111 2222", "8613911112222", "021-6391 2222", "1391111222", "", "1.39E+10"];
        var answer = await PostOrdersAsync("text/csv", Bytes(Orders + string.Concat(numbers.Select((n, i) => $"S1,W{i + 2},A,{n},2026-09-01 08:00,2026-09-09 09:00,1\n"))));

        Assert.Equal((200, 6, 1, 3), (answer.Status, Count(answer, "accepted"), Count(answer, "rejectedCount"), Count(answer, "warningCount")));
        Assert.Equal([(5, "customerPhone"), (6, "customerPhone"), (7, "customerPhone")], Places(answer, "warnings"));
        Assert.Equal([(8, "customerPhone")], Places(answer, "rejected"));
        Assert.Single(new[] { "W2", "W3", "W4" }.Select(async id => (await OrderAsync(id)).Order.CustomerPhone.Usable).Select(t => t.Result).Distinct());
        Assert.Equal(SurveyState.Scheduled, (await OrderAsync("W2")).Survey.State);
    }

    [Fact]
    public async Task A_file_without_the_column_warns_of_nothing_and_the_stores_country_reads_what_its_zone_does_not()
    {
        await SaveStoreAsync(NewStore("S1") with { Country = "US" });

        var silent = await PostOrdersAsync("text/csv", Bytes("storeId,workOrderId,staffId,openedAt\nS1,W1,A,2026-09-01 08:00\n"));
        var read = await PostOrdersAsync("text/csv", Bytes(Orders + "S1,W1,A,(425) 555-0100,2026-09-01 08:00,,\nS1,W2,A,13911112222,2026-09-01 08:00,,\n"));

        Assert.Equal((0, 1), (Count(silent, "warningCount"), Count(read, "warningCount")));
        Assert.Equal("+14255550100", (await OrderAsync("W1")).Order.CustomerPhone.Usable!.Value.Number);
        Assert.Equal([(3, "customerPhone")], Places(read, "warnings"));
    }

    [Fact]
    public async Task The_first_thousand_of_rejected_rows_and_of_warnings_are_listed_and_all_are_counted()
    {
        var rows = string.Concat(Enumerable.Range(0, 1005).Select(i => $"S1,W{i},A,12,2026-09-01 08:00,,\nS1,X{i},A,,yesterday,,a lot\n"));

        var answer = await PostOrdersAsync("text/csv", Bytes(Orders + rows));

        Assert.Equal((1005, 1005, 1005), (Count(answer, "accepted"), Count(answer, "rejectedCount"), Count(answer, "warningCount")));
        Assert.Equal((2000, 1000), (answer.Json.GetProperty("rejected").GetArrayLength(), answer.Json.GetProperty("warnings").GetArrayLength()));
    }

    [Fact]
    public async Task A_body_that_breaks_names_its_line_and_the_counts_that_are_kept()
    {
        byte[] body = [.. Bytes(Orders + "S1,W2,A,,2026-09-01 08:00,,\nS1,W3,A,,never,,\nS1,W4,A,,2026-09-01 08:00,,\nS1,W"), 0xFF, .. Bytes(",A,,2026-09-01 08:00,,\n")];

        var answer = await PostOrdersAsync("text/csv", body);

        Assert.Equal((400, 5), (answer.Status, answer.Json.GetProperty("line").GetInt32()));
        var report = answer.Json.GetProperty("report");
        Assert.Equal((2, 1), (report.GetProperty("accepted").GetInt32(), report.GetProperty("rejectedCount").GetInt32()));
        Assert.NotNull(await OrderAsync("W4"));
    }

    [Fact]
    public async Task Figures_before_the_place_where_a_body_breaks_are_kept_too()
    {
        byte[] body = [.. Bytes("storeId,staffId,month,metric,value\nS1,A,2026-09,training.exam,85\nS1,B,2026-09,training.exam,"), 0xFF, .. Bytes("\n")];

        var answer = await PostAsync("text/csv", body, new ImportFiguresEndpoint(Get<ApiGate>(), Get<ImportIntake>(), Get<FactImport>(), Clock).Run);

        Assert.Equal((400, 3, 1), (answer.Status, answer.Json.GetProperty("line").GetInt32(), answer.Json.GetProperty("report").GetProperty("accepted").GetInt32()));
        Assert.Equal(85, Assert.Single((await RecordsAsync(2026, 9)).Figures).Value);
    }

    [Fact]
    public async Task A_file_with_semicolons_has_decimal_commas()
    {
        var answer = await PostOrdersAsync("text/csv", Bytes(Orders.Replace(',', ';') + "S1;W1;A;;2026/9/1 8:00;2026年9月1日 9:30;1739,50\nS1;W2;A;;2026/9/1 8:00;;1,739\nS1;W3;A;;2026/9/1 8:00;;1.739\n"));

        // A comma before three digits is one before decimals there; a point may stand before thousands.
        Assert.Equal(2, Count(answer, "accepted"));
        Assert.Equal(1.739m, (await OrderAsync("W2")).Order.Amount);
        Assert.Equal([(4, "amount")], Places(answer, "rejected"));
        var order = (await OrderAsync("W1")).Order;
        Assert.Equal((1739.5m, Utc("2026-09-01T01:30:00Z")), (order.Amount, order.CompletedAt));
    }

    /// <summary>A system that does not know how long a job took says 0. No job takes that long, and a ratio of hours would have something over nothing.</summary>
    [Theory]
    [InlineData("0", "2", "standardHours")]
    [InlineData("5", "0", "actualHours")]
    [InlineData("5", "0.0", "actualHours")]
    public async Task Hours_of_nothing_are_hours_that_are_not_known_and_the_row_is_warned_of(string standard, string actual, string field)
    {
        await UseSchemeAsync("repair.standard_time_ratio", "orders.completed");
        const string Columns = "storeId,workOrderId,staffId,openedAt,completedAt,standardHours,actualHours\n";

        var answer = await PostOrdersAsync("text/csv", Bytes($"{Columns}S1,W1,A,2026-09-01 08:00,2026-09-02 08:00,1,2\nS1,W2,A,2026-09-01 08:00,2026-09-02 08:00,{standard},{actual}\n"));

        Assert.Equal((2, 1), (Count(answer, "accepted"), Count(answer, "warningCount")));
        Assert.Equal([(3, field)], Places(answer, "warnings"));
        var line = Assert.Single((await ScoreAsync(2026, 9)).Scores).Lines[0];
        Assert.Equal((1m, 2m, 1), (line.Metric!.Value.Numerator, line.Metric.Value.Denominator, (int)line.Metric.Value.Sample));
    }

    [Theory]
    [InlineData(",2026-11-01T01:40:00,2026-11-01T01:10:00", null)]
    [InlineData(",2026-11-01T01:40:00-05:00,2026-11-01T01:10:00", "completedAt")]
    [InlineData(",2026-11-01T01:40:00-04:00,2026-11-01T01:10:00-04:00", "completedAt")]
    public async Task A_completion_in_the_hour_that_occurs_twice_is_the_one_that_can_be_or_is_refused_with_the_cause(string times, string? refused)
    {
        Clock.Now = Utc("2026-11-10T00:00:00Z");
        await SaveStoreAsync(NewStore("S1") with { Zone = NodaTime.DateTimeZoneProviders.Tzdb["America/New_York"] });

        var answer = await PostOrdersAsync("text/csv", Bytes(Orders + "S1,W1,A," + times + ",1\n"));

        Assert.Equal(refused is null ? [] : [(2, refused)], Places(answer, "rejected"));
        if (times.EndsWith("01:10:00", StringComparison.Ordinal))
        {
            Assert.Equal(refused is not null, answer.Body.Contains("occurs twice", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_workbook_is_taken_by_every_import()
    {
        Clock.Now = Utc("2026-09-10T02:00:00Z");
        var orders = await PostOrdersAsync(ImportRequest.WorkbookType, Workbook.Of(
            ["storeId", "workOrderId", "staffId", "customerPhone", "openedAt", "completedAt", "amount"],
            ["S1", "#1001", "A", "#13911112222", "@46273.333333333336", "@46273.5", "#1739.5"]));
        var complaints = await PostAsync(
            ImportRequest.WorkbookType,
            Workbook.Of(["storeId", "complaintId", "workOrderId", "receivedAt"], ["S1", "K1", "#1001", "@46273.75"]),
            new ImportComplaintsEndpoint(Get<ApiGate>(), Get<ImportIntake>(), Get<ComplaintImport>()).Run);
        var figures = await PostAsync(
            ImportRequest.WorkbookType,
            Workbook.Of(["storeId", "staffId", "month", "metric", "value", "day"], ["S1", "A", "%46266", "training.exam", "#85", "%46267"]),
            new ImportFiguresEndpoint(Get<ApiGate>(), Get<ImportIntake>(), Get<FactImport>(), Clock).Run);
        var ratings = await PostAsync(
            ImportRequest.WorkbookType,
            Workbook.Of(["storeId", "staffId", "month", "topic", "rater", "mark"], ["S1", "A", "2026-09", "conduct", "boss", "#80"]),
            new ImportRatingsEndpoint(Get<ApiGate>(), Get<ImportIntake>(), Get<RatingImport>()).Run,
            Supervisor("S1"));
        var facts = await PostAsync(
            ImportRequest.WorkbookType,
            Workbook.Of(["storeId", "factId", "staffId", "kind", "day", "evidence"], ["S1", "#7", "A", "praise", "%46267", "a letter"]),
            new ImportCustomerFactsEndpoint(Get<ApiGate>(), Get<ImportIntake>(), Get<CustomerFactImport>()).Run);

        Assert.All([orders, complaints, figures, ratings, facts], a => Assert.Equal((200, 1, 0), (a.Status, Count(a, "accepted"), Count(a, "rejectedCount"))));
        var order = (await OrderAsync("1001")).Order;
        Assert.Equal(("+8613911112222", Utc("2026-09-08T00:00:00Z"), 1739.5m), (order.CustomerPhone.Usable!.Value.Number, order.OpenedAt, order.Amount));
        Assert.Equal(new NodaTime.LocalDate(2026, 9, 2), (await RecordsAsync(2026, 9)).Figures[0].Day);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static int Count(ApiAnswer answer, string name) => answer.Json.GetProperty(name).GetInt32();

    private static IEnumerable<(int Line, string? Field)> Places(ApiAnswer answer, string name) =>
        answer.Json.GetProperty(name).EnumerateArray().Select(r => (r.GetProperty("line").GetInt32(), r.GetProperty("field").GetString()));

    private Task<ApiAnswer> PostOrdersAsync(string type, byte[] body) =>
        PostAsync(type, body, new ImportWorkOrdersEndpoint(Get<ApiGate>(), Get<ImportIntake>(), Get<WorkOrderImport>()).Run);

    private Task<ApiAnswer> PostAsync(string type, byte[] body, Func<HttpRequest, CancellationToken, Task<IResult>> endpoint, Caller? caller = null) => CallAsync(caller ?? Ingest, request =>
    {
        request.ContentType = type;
        request.Body = new MemoryStream(body);
        return endpoint(request, CancellationToken.None);
    });
}

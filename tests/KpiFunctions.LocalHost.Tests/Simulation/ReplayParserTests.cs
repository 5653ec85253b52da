using System.Text;
using KpiFunctions.LocalHost.Simulation;
using NodaTime;

namespace KpiFunctions.LocalHost.Tests.Simulation;

public sealed class ReplayParserTests
{
    [Fact]
    public async Task Times_without_an_offset_are_the_stores_and_an_open_order_comes_at_its_opening()
    {
        var input = await TestFiles.Create().ReadAsync();

        Assert.Equal(
            [Instant.FromUtc(2026, 9, 28, 2, 0), Instant.FromUtc(2026, 9, 28, 9, 0), Instant.FromUtc(2026, 10, 1, 2, 30)],
            input.Orders.Select(o => o.Row.At));
        Assert.Equal(Instant.FromUtc(2026, 9, 28, 2, 0), input.Start);
    }

    [Fact]
    public async Task An_answer_belongs_to_the_survey_of_its_order_and_to_the_orders_number()
    {
        var input = await TestFiles.Create().ReadAsync();

        var reply = Assert.Single(input.Replies);
        Assert.Equal("sh/A1", reply.Survey.ToString());
        Assert.Equal("+8610000001", reply.From.Number);
        Assert.Equal(Duration.FromSeconds(5430), reply.Delay);
        Assert.Equal("5, thanks", reply.Text);
    }

    [Fact]
    public async Task The_end_is_a_day_after_the_last_month_has_closed_everywhere()
    {
        var input = await TestFiles.Create().ReadAsync();

        // 30 September 23:30 in São Paulo is September there, which closes on 5 October at 02:00, that is 05:00 UTC.
        Assert.Equal(Instant.FromUtc(2026, 10, 6, 5, 0), input.NaturalEnd);
        Assert.All(input.Stores, store => Assert.Equal([new YearMonth(2026, 9), new YearMonth(2026, 10)], input.MonthsOf(store, input.NaturalEnd)));
    }

    [Fact]
    public async Task A_store_without_orders_has_no_months()
    {
        var input = await (TestFiles.Create() with
        {
            WorkOrders = Text("work-orders.csv", "storeId,workOrderId,staffId,openedAt\nsh,A1,li,2026-09-28T09:00:00"),
            Replies = Text("replies.csv", "workOrderId,delayMinutes\n"),
        }).ReadAsync();

        Assert.Empty(input.MonthsOf(input.Stores.Single(s => s.Id.Value == "sp"), input.NaturalEnd));
    }

    [Fact]
    public async Task Figures_come_when_their_month_is_over_and_complaints_when_all_of_them_is_known()
    {
        var input = await (TestFiles.Create() with
        {
            Records = new Dictionary<ReplayKind, ReplaySource>
            {
                [ReplayKind.Figures] = Text("figures.csv", "storeId,staffId,month,metric,value\nsh,li,2026-09,training.exam,88"),
                [ReplayKind.Complaints] = Text("complaints.csv", "storeId,complaintId,kind,receivedAt,answeredAt\nsh,C1,attitude,2026-09-29T10:00:00,2026-09-29T11:00:00"),
            },
        }).ReadAsync();

        Assert.Equal(Instant.FromUtc(2026, 9, 30, 16, 0), Assert.Single(input.Records[ReplayKind.Figures]).At);
        Assert.Equal(Instant.FromUtc(2026, 9, 29, 3, 0), Assert.Single(input.Records[ReplayKind.Complaints]).At);
    }

    [Theory]
    [InlineData("storeId,workOrderId,staffId,openedAt\nsh,A1,li,yesterday", "work-orders.csv, line 2, column openedAt: 'yesterday'")]
    [InlineData("storeId,workOrderId,staffId,openedAt\nxx,A1,li,2026-09-28T09:00:00", "work-orders.csv, line 2, column storeId: 'xx'")]
    [InlineData("storeId,workOrderId,staffId,openedAt,amount\nsh,A1,li,2026-09-28T09:00:00,12,x", "work-orders.csv, line 2: The row has 6 fields")]
    [InlineData("storeId,workOrderId,staffId,openedAt,serviceType\nsh,A1,li,2026-09-28T09:00:00,free", "column serviceType: 'free'")]
    [InlineData("storeId,workOrderId,staffId,openedAt,colour\nsh,A1,li,2026-09-28T09:00:00,red", "Unknown column 'colour'")]
    [InlineData("storeId,workOrderId,openedAt\nsh,A1,2026-09-28T09:00:00", "Column 'staffId' is missing")]
    [InlineData("storeId,workOrderId,staffId,openedAt\nsh,A1,,2026-09-28T09:00:00", "line 2, column staffId: The value is missing")]
    [InlineData("", "work-orders.csv: The body is empty")]
    public async Task A_bad_file_is_refused_with_line_column_and_value(string workOrders, string message)
    {
        var problem = await RefusalAsync(TestFiles.Create() with { WorkOrders = Text("work-orders.csv", workOrders) });

        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("workOrderId,delayMinutes,text\nA9,1,5", "replies.csv, line 2, column workOrderId: 'A9' is in no row")]
    [InlineData("workOrderId,delayMinutes,text\nA1,-1,5", "replies.csv, line 2, column delayMinutes: -1")]
    [InlineData("workOrderId,delayMinutes,text\nA1,soon,5", "column delayMinutes: 'soon'")]
    public async Task A_bad_answer_is_refused(string replies, string message) =>
        Assert.Contains(message, await RefusalAsync(TestFiles.Create() with { Replies = Text("replies.csv", replies) }), StringComparison.Ordinal);

    [Fact]
    public async Task A_zone_that_does_not_exist_is_refused() =>
        Assert.Contains(
            "stores.csv, line 2, column timeZone: 'Peking' is no IANA time zone",
            await RefusalAsync(TestFiles.Create() with { Stores = Text("stores.csv", "storeId,name,timeZone,schemeId\nsh,S,Peking,small") }),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_store_that_stands_twice_is_refused() =>
        Assert.Contains(
            "stores.csv, line 3, column storeId: 'sh'",
            await RefusalAsync(TestFiles.Create() with { Stores = Text("stores.csv", "storeId,name,timeZone,schemeId\nsh,S,Asia/Shanghai,small\nsh,T,Asia/Shanghai,small") }),
            StringComparison.Ordinal);

    [Fact]
    public async Task An_order_id_of_two_stores_cannot_be_answered()
    {
        var files = TestFiles.Create() with
        {
            WorkOrders = Text("work-orders.csv", "storeId,workOrderId,staffId,openedAt\nsh,A1,li,2026-09-28T09:00:00\nsp,A1,li,2026-09-28T09:00:00"),
            Replies = Text("replies.csv", "workOrderId,delayMinutes,text\nA1,1,5"),
        };

        Assert.Contains("'A1' is an order of more than one store", await RefusalAsync(files), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once_but_no_more_than_ten()
    {
        var rows = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"sh,A{i},li,never"));

        var problem = await RefusalAsync(TestFiles.Create() with { WorkOrders = Text("work-orders.csv", $"storeId,workOrderId,staffId,openedAt\n{rows}") });

        Assert.Contains("line 2,", problem, StringComparison.Ordinal);
        Assert.Contains("line 11,", problem, StringComparison.Ordinal);
        Assert.EndsWith("… and 2 more.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_told_by_its_path()
    {
        var problem = await RefusalAsync(TestFiles.Create() with { Stores = ReplaySource.File("/nowhere/stores.csv") });

        Assert.Contains("/nowhere/stores.csv", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_no_encoding_that_is_known_is_refused_with_its_line()
    {
        var unknown = new byte[] { 0xFF };
        var bytes = Encoding.ASCII.GetBytes("workOrderId,delayMinutes,text\nA1,1,").Concat(unknown).ToArray();

        var problem = await RefusalAsync(TestFiles.Create() with { Replies = new ReplaySource("replies.csv", () => new MemoryStream(bytes)) });

        Assert.Contains("replies.csv, line 2: Line 2 cannot be read", problem, StringComparison.Ordinal);
    }

    private static ReplaySource Text(string name, string text) => ReplaySource.Text(name, text);

    private static async Task<string> RefusalAsync(ReplayFiles files) => (await Assert.ThrowsAsync<BadInputException>(files.ReadAsync)).Message;
}

using System.Text;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.WorkOrders;

/// <summary>Good rows are kept, bad ones are refused with a reason, and the same row twice is one order.</summary>
public sealed class WorkOrderImportTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private const string Header = "storeId,workOrderId,staffId,customerPhone,openedAt,completedAt,amount\n";

    [Fact]
    public async Task The_same_order_again_is_unchanged_and_another_content_updates_it()
    {
        const string Row = "S1,W1,A,+8613800000001,2026-09-01T08:00:00,2026-09-02T10:00:00,100\n";

        var first = await ImportAsync(Header + Row);
        var again = await ImportAsync(Header + Row.Replace("100", "100.00", StringComparison.Ordinal));
        var changed = await ImportAsync(Header + Row.Replace("100", "120", StringComparison.Ordinal));

        Assert.Equal((1, 0, 0), (first.Accepted, first.Updated, first.Unchanged));
        Assert.Equal((0, 0, 1), (again.Accepted, again.Updated, again.Unchanged));
        Assert.Equal((0, 1, 0), (changed.Accepted, changed.Updated, changed.Unchanged));
        Assert.Equal(120, (await OrderAsync("W1")).Order.Amount);
    }

    [Fact]
    public async Task Bad_rows_are_refused_with_line_field_and_remedy_and_good_ones_are_kept()
    {
        var report = await ImportAsync(
            Header
            + "S1,W1,A,,2026-09-01T08:00:00,2026-09-01T07:00:00,\n"
            + "S9,W2,A,,2026-09-01T08:00:00,,\n"
            + "S1,W3,A,,yesterday,,a lot\n"
            + "S1,W4,A,,2026-09-01T08:00:00,2026-09-30T08:00:00,\n"
            + "S1,,A,,2026-09-01T08:00:00,,\n"
            + "S1,W5,A\n"
            + "S1,W6,A,,2026-09-01T08:00:00,2026-09-01T09:00:00,10\n");

        Assert.Equal(1, report.Accepted);
        Assert.Equal(
            [(2, "completedAt"), (3, "storeId"), (4, "openedAt"), (4, "amount"), (5, "completedAt"), (6, "workOrderId"), (7, null)],
            report.Rejected.Select(r => (r.Line, r.Field)));
        Assert.Equal(10, (await OrderAsync("W6")).Order.Amount);
    }

    [Fact]
    public async Task Unknown_staff_are_refused_where_the_store_wants_to_know_everyone()
    {
        await SaveStoreAsync(NewStore("S1") with { AcceptsUnknownStaff = false });

        var report = await ImportAsync(Header + "S1,W1,A,,2026-09-01T08:00:00,,\n");

        Assert.Equal("staffId", Assert.Single(report.Rejected).Field);
        Assert.Contains("/api/staff/S1/A", report.Rejected[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_id_twice_in_a_file_means_the_later_row()
    {
        var report = await ImportAsync(
            Header + "S1,W1,A,,2026-09-01T08:00:00,,1\nS1,W2,A,,2026-09-01T08:00:00,,1\nS1,W1,A,,2026-09-01T08:00:00,,2\n");

        Assert.Equal((2, 1), (report.Accepted, report.Updated));
        Assert.Equal(2, (await OrderAsync("W1")).Order.Amount);
    }

    [Fact]
    public async Task Hundreds_of_new_and_known_orders_mix()
    {
        static string Rows(IEnumerable<int> ids) =>
            Header + string.Concat(ids.Select(i => $"S1,W{i},A{i % 7},,2026-09-0{1 + (i % 8)}T08:00:00,2026-09-0{1 + (i % 8)}T09:00:00,{i}\n"));

        await ImportAsync(Rows(Enumerable.Range(0, 150)));
        var report = await ImportAsync(Rows(Enumerable.Range(100, 250)));

        Assert.Equal((200, 50), (report.Accepted, report.Unchanged));
        Assert.Equal(349, (await OrderAsync("W349")).Order.Amount);
    }

    [Fact]
    public async Task An_order_corrected_into_another_month_leaves_no_copy_behind()
    {
        await StartInAsync(8);
        await ImportAsync(Header + "S1,W1,A,+8613800000001,2026-09-01T08:00:00,2026-09-02T10:00:00,1\n");

        var report = await ImportAsync(Header + "S1,W1,A,+8613800000001,2026-08-30T08:00:00,2026-08-31T10:00:00,1\n");

        Assert.Equal(1, report.Updated);
        var store = Get<WorkOrderStore>();
        Assert.Null(await store.GetAsync(Month(2026, 9), WorkOrderId.Parse("W1"), CancellationToken.None));
        Assert.NotNull(await store.GetAsync(Month(2026, 8), WorkOrderId.Parse("W1"), CancellationToken.None));
        Assert.Equal(new YearMonth(2026, 8), (await OrderAsync("W1")).Month.Month);
    }

    [Fact]
    public async Task An_import_that_died_between_index_and_order_is_completed_by_the_next_one()
    {
        var order = new WorkOrder { StoreId = Store, Id = WorkOrderId.Parse("W1"), StaffId = StaffId.Parse("A"), OpenedAt = Utc("2026-09-01T00:00:00Z") };
        await Get<WorkOrderIndex>().EnterAsync([new ServiceRecord(Month(2026, 9), order, Survey.NotDue)], ReturnRule.Default, CancellationToken.None);

        var report = await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));

        Assert.Equal(1, report.Accepted);
        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task A_survey_whose_due_text_was_lost_is_scheduled_by_importing_the_order_again()
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        var dueTexts = Get<KpiFunctions.Features.DueTexts.DueTextStore>();
        await dueTexts.RemoveAsync(await dueTexts.FindDueAsync(Utc("2026-10-01T00:00:00Z"), CancellationToken.None), CancellationToken.None);

        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));

        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task A_correction_moves_the_survey_with_the_completion()
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await ImportOrderAsync("W1", "2026-09-07T14:00:00");

        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        Assert.Empty(Gateway.Delivered);
        await SendDueAsync(Utc("2026-09-10T06:00:00Z"));
        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task A_correction_after_the_text_left_keeps_the_survey_as_it_is()
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));

        await ImportOrderAsync("W1", "2026-09-07T12:00:00");

        Assert.Equal(SurveyState.Sent, (await OrderAsync("W1")).Survey.State);
        await SendDueAsync(Utc("2026-09-10T08:00:00Z"));
        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task Two_imports_of_one_file_at_the_same_time_make_one_set_of_orders()
    {
        var csv = Header + string.Concat(Enumerable.Range(0, 60).Select(i => $"S1,W{i},A,,2026-09-01T08:00:00,2026-09-01T09:00:00,{i}\n"));

        var reports = await Task.WhenAll(ImportAsync(csv), ImportAsync(csv), ImportAsync(csv));

        Assert.Equal(180, reports.Sum(r => r.Accepted + r.Unchanged));
        Assert.Equal(0, reports.Sum(r => r.Updated + r.Late));
        Assert.Equal(59, (await OrderAsync("W59")).Order.Amount);
    }

    [Theory]
    [InlineData("storeId,workOrderId,staffId,openedAt,amonut\n", "'amonut'")]
    [InlineData("storeId,workOrderId,openedAt\n", "'staffId'")]
    [InlineData("storeId,workOrderId,staffId,openedAt,openedAt\n", "'openedAt'")]
    [InlineData("", "empty")]
    public async Task A_wrong_header_is_refused_and_named(string csv, string named)
    {
        var problem = await Assert.ThrowsAsync<ImportFormatException>(() => ImportAsync(csv));

        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_before_a_byte_that_cannot_be_read_are_kept()
    {
        var body = Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Range(2, 130).Select(line => $"S1,W{line},A,,2026-09-01T08:00:00,,1\n")))
            .Concat("S1,W"u8.ToArray()).Append((byte)0xFF).Concat(Encoding.UTF8.GetBytes(",A,,2026-09-01T08:00:00,,1\nS1,W133,A,,2026-09-01T08:00:00,,1\n"));
        var rows = ImportParser.ReadAsync(new MemoryStream([.. body]), ImportFormat.Csv, WorkOrderParser.Columns, CancellationToken.None);
        var report = new ImportReport();

        var problem = await Assert.ThrowsAsync<ImportFormatException>(() => Get<WorkOrderImport>().ImportAsync(rows, Ingest, report, CancellationToken.None));

        Assert.Equal((132, 130), (problem.Line, report.Accepted));
        Assert.Equal(1, (await OrderAsync("W131")).Order.Amount);
        await Assert.ThrowsAsync<InvalidOperationException>(() => OrderAsync("W133"));
    }

    [Theory]
    [InlineData(ImportFormat.JsonArray, """[{"storeId":"S1","workOrderId":"W1","staffId":"A","openedAt":"2026-09-01T08:00:00","amount":12.5},{"storeId":"S1"},7]""")]
    [InlineData(ImportFormat.JsonLines, "{\"storeId\":\"S1\",\"workOrderId\":\"W1\",\"staffId\":\"A\",\"openedAt\":\"2026-09-01T08:00:00\",\"amount\":12.5}\n{\"storeId\":\"S1\"\n\n7")]
    public async Task JSON_is_read_record_by_record(ImportFormat format, string json)
    {
        var report = new ImportReport();
        var rows = ImportParser.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), format, WorkOrderParser.Columns, CancellationToken.None);

        await Get<WorkOrderImport>().ImportAsync(rows, Ingest, report, CancellationToken.None);

        Assert.Equal(1, report.Accepted);
        Assert.Equal(2, report.Rejected.Select(r => r.Line).Distinct().Count());
        Assert.Equal(12.5m, (await OrderAsync("W1")).Order.Amount);
    }
}

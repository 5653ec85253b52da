using System.Globalization;
using System.Text;
using System.Text.Json;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Facts;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Import;

/// <summary>A column that a file does not have changes nothing; a cell that is there and empty clears. For every column of every import.</summary>
public sealed class PartialRowTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Dictionary<string, string> Order = new()
    {
        ["storeId"] = "S1",
        ["workOrderId"] = "W1",
        ["staffId"] = "A",
        ["openedAt"] = "2026-09-01T08:00",
        ["customerId"] = "C1",
        ["customerPhone"] = "13911112222",
        ["assetId"] = "LSV1",
        ["faultCode"] = "noise",
        ["serviceType"] = "contract",
        ["arrivedAt"] = "2026-09-01T09:00",
        ["promisedAt"] = "2026-09-02T18:00",
        ["completedAt"] = "2026-09-02T10:00",
        ["cancelledAt"] = "",
        ["standardHours"] = "2",
        ["actualHours"] = "3",
        ["points"] = "4",
        ["amount"] = "5",
        ["inspectionPassed"] = "true",
        ["advisorId"] = "ADV",
        ["inspectorId"] = "INS",
        ["clerkId"] = "CLK",
        ["brand"] = "Haier",
        ["model"] = "K5",
        ["jobCode"] = "brakes",
        ["difficulty"] = "high",
    };

    private static readonly Dictionary<string, string> Complaint = new()
    {
        ["storeId"] = "S1",
        ["complaintId"] = "K1",
        ["receivedAt"] = "2026-09-08T09:00",
        ["workOrderId"] = "W1",
        ["staffId"] = "B",
        ["handlerId"] = "C",
        ["kind"] = "repairQuality",
        ["answeredAt"] = "2026-09-08T10:00",
        ["resolvedAt"] = "2026-09-08T12:00",
        ["satisfied"] = "true",
        ["ownFault"] = "true",
        ["text"] = "still noisy",
        ["place"] = "Pudong",
        ["brand"] = "Haier",
        ["purchasedOn"] = "2024-05-01",
        ["mileage"] = "12000",
        ["happenedOn"] = "2026-09-07",
        ["station"] = "East",
        ["fault"] = "noise",
        ["part"] = "belt",
        ["wish"] = "a new belt",
        ["vehicle"] = "沪A12345",
    };

    [Theory]
    [InlineData(ImportFormat.Csv)]
    [InlineData(ImportFormat.JsonLines)]
    [InlineData(ImportFormat.JsonArray)]
    public async Task An_order_keeps_each_column_that_a_later_row_lacks_and_loses_each_that_is_empty(ImportFormat format)
    {
        // Every column of the import stands in the row, so that a new one cannot be forgotten.
        Assert.Equal(WorkOrderParser.Columns.All.Order(StringComparer.Ordinal), Order.Keys.Order(StringComparer.Ordinal));
        var row = With(Order, "cancelledAt", "2026-09-02T12:00");
        await ImportOrderAsync(format, row);
        var whole = (await OrderAsync("W1")).Order;
        foreach (var column in row.Keys.Except(WorkOrderParser.Columns.Required))
        {
            Assert.Equal(1, (await ImportOrderAsync(format, Without(row, column))).Unchanged);
            Assert.Equal(whole, (await OrderAsync("W1")).Order);

            Assert.Equal(1, (await ImportOrderAsync(format, With(row, column, ""))).Updated);
            Assert.Equal(1, (await ImportOrderAsync(format, With(Required(row, WorkOrderParser.Columns), column, row[column]))).Updated);
            Assert.Equal(whole, (await OrderAsync("W1")).Order);
        }
    }

    [Fact]
    public async Task A_complaint_keeps_each_column_that_a_later_row_lacks_and_loses_each_that_is_empty()
    {
        Assert.Equal(ComplaintParser.Columns.All.Order(StringComparer.Ordinal), Complaint.Keys.Order(StringComparer.Ordinal));
        await ImportOrderAsync(ImportFormat.Csv, Order);
        await ImportComplaintAsync(Complaint);
        var whole = await ComplaintAsync();
        foreach (var column in Complaint.Keys.Except(ComplaintParser.Columns.Required))
        {
            Assert.Equal(1, (await ImportComplaintAsync(Without(Complaint, column))).Unchanged);
            Assert.Equal(whole, await ComplaintAsync());

            Assert.Equal(1, (await ImportComplaintAsync(With(Complaint, column, ""))).Updated);
            Assert.Equal(1, (await ImportComplaintAsync(With(Required(Complaint, ComplaintParser.Columns), column, Complaint[column]))).Updated);
            Assert.Equal(whole, await ComplaintAsync());
        }
    }

    [Fact]
    public async Task An_order_that_completes_by_a_short_row_moves_to_its_month_with_all_that_is_known()
    {
        Clock.Now = Utc("2026-10-02T00:00:00Z");
        await ImportOrderAsync(ImportFormat.Csv, With(With(Order, "openedAt", "2026-09-29T08:00"), "arrivedAt", "2026-09-29T09:00").Where(c => c.Key != "completedAt"));

        var row = With(Required(With(Order, "openedAt", "2026-09-29T08:00"), WorkOrderParser.Columns), "completedAt", "2026-10-01T10:00");
        var (moved, again) = (await ImportOrderAsync(ImportFormat.Csv, row), await ImportOrderAsync(ImportFormat.Csv, row));

        var stored = await OrderAsync("W1");
        Assert.Equal((1, 1, new YearMonth(2026, 10)), (moved.Updated, again.Unchanged, stored.Month.Month));
        Assert.Equal(("LSV1", 5m, "+8613911112222"), (stored.Order.AssetId, stored.Order.Amount, stored.Order.CustomerPhone.Usable!.Value.Number));
    }

    [Fact]
    public async Task A_short_row_that_makes_an_order_or_a_complaint_impossible_is_refused_with_its_line()
    {
        await ImportOrderAsync(ImportFormat.Csv, Order);
        await ImportComplaintAsync(Complaint);

        var order = await ImportOrderAsync(ImportFormat.Csv, Required(With(Order, "openedAt", "2026-09-03T08:00"), WorkOrderParser.Columns));
        var complaint = await ImportComplaintAsync(Required(With(Complaint, "receivedAt", "2026-09-08T11:00"), ComplaintParser.Columns));

        Assert.Equal((0, 1, 2, "openedAt"), (order.Updated, order.RejectedCount, order.Rejected[0].Line, order.Rejected[0].Field));
        Assert.Equal((0, 1, 2, "receivedAt"), (complaint.Updated, complaint.RejectedCount, complaint.Rejected[0].Line, complaint.Rejected[0].Field));
        Assert.Equal(Utc("2026-09-01T00:00:00Z"), (await OrderAsync("W1")).Order.OpenedAt);
    }

    [Fact]
    public async Task What_comes_late_in_parts_is_taken_in_as_a_whole()
    {
        await ImportOrderAsync(ImportFormat.Csv, Order);
        await ImportComplaintAsync(Complaint);
        await CloseDueMonthsAsync(Utc("2026-10-04T18:10:00Z"));

        foreach (var (column, value) in new[] { ("amount", "7"), ("points", "8") })
        {
            Clock.Now += Duration.FromMinutes(1);
            Assert.Equal(1, (await ImportOrderAsync(ImportFormat.Csv, With(Required(Order, WorkOrderParser.Columns), column, value))).Late);
        }

        foreach (var (column, value) in new[] { ("satisfied", "false"), ("text", "noisy again") })
        {
            Clock.Now += Duration.FromMinutes(1);
            Assert.Equal(1, (await ImportComplaintAsync(With(Required(Complaint, ComplaintParser.Columns), column, value))).Late);
        }

        var store = await Get<KpiFunctions.Records.Stores.StoreDirectory>().GetAsync(Store, CancellationToken.None);
        var order = await Get<LateOrderStore>().FindLastAsync(Month(2026, 9), WorkOrderId.Parse("W1"), CancellationToken.None);
        Assert.Equal((7m, 8m, "LSV1"), (order!.Amount, order.Points, order.AssetId));
        await Get<KpiFunctions.Features.Months.MonthReopener>().ReopenAsync(store, new YearMonth(2026, 9), new("boss", "late records", Duration.FromDays(1)), CancellationToken.None);
        await Get<MovableFactStore>().TakeLateInAsync(store, Month(2026, 9), since: null, CancellationToken.None);
        var complaint = await ComplaintAsync();
        Assert.Equal((false, "noisy again", "C"), (complaint!.IsSatisfied, complaint.Text, complaint.HandlerId?.Value));
    }

    [Fact]
    public async Task A_figure_and_a_mark_keep_what_a_later_row_lacks()
    {
        await ImportFiguresAsync("S1,A,2026-09,work.late_report,3,sick leave,2,\n");
        await ImportFiguresAsync("S1,A,2026-09,work.late_report,1\n", "storeId,staffId,month,metric,value\n");
        await ImportRatingsAsync("S1,A,2026-09,conduct,boss,80,2,helped a customer,\n");
        await ImportAsync(
            "storeId,staffId,month,topic,rater,mark\nS1,A,2026-09,conduct,boss,85\n",
            RatingParser.Columns,
            (r, report) => Get<FactImport>().ImportAsync(r, Ingest.MayWrite, (f, s) => new(RatingParser.Read(f, s, Clock.Now)), report, CancellationToken.None));

        var records = await RecordsAsync(2026, 9);
        Assert.Equal((1m, 1m, "sick leave"), (records.Figures[0].Value, records.Figures[0].Excused, records.Figures[0].Note));
        Assert.Equal((85m, 2m, "helped a customer"), (records.Ratings[0].Mark, records.Ratings[0].Weight, records.Ratings[0].Example));
    }

    private static Dictionary<string, string> With(Dictionary<string, string> row, string column, string value) => new(row) { [column] = value };

    private static IEnumerable<KeyValuePair<string, string>> Without(Dictionary<string, string> row, string column) => row.Where(c => c.Key != column);

    private static Dictionary<string, string> Required(Dictionary<string, string> row, ImportColumns columns) =>
        row.Where(c => columns.Required.Contains(c.Key)).ToDictionary();

    private static byte[] Body(ImportFormat format, IEnumerable<KeyValuePair<string, string>> row)
    {
        var cells = row.ToList();
        var json = JsonSerializer.Serialize(cells.ToDictionary(c => c.Key, c => c.Value.Length == 0 ? null : c.Value));
        return Encoding.UTF8.GetBytes(format switch
        {
            ImportFormat.Csv => string.Create(CultureInfo.InvariantCulture, $"{string.Join(',', cells.Select(c => c.Key))}\n{string.Join(',', cells.Select(c => c.Value))}\n"),
            ImportFormat.JsonArray => $"[{json}]",
            _ => json,
        });
    }

    private async Task<ImportReport> ImportOrderAsync(ImportFormat format, IEnumerable<KeyValuePair<string, string>> row)
    {
        var report = new ImportReport();
        var rows = ImportParser.ReadAsync(new MemoryStream(Body(format, row)), format, WorkOrderParser.Columns, CancellationToken.None);
        await Get<WorkOrderImport>().ImportAsync(rows, Ingest, report, CancellationToken.None);
        return report;
    }

    private async Task<ImportReport> ImportComplaintAsync(IEnumerable<KeyValuePair<string, string>> row)
    {
        var report = new ImportReport();
        var rows = ImportParser.ReadAsync(new MemoryStream(Body(ImportFormat.Csv, row)), ImportFormat.Csv, ComplaintParser.Columns, CancellationToken.None);
        await Get<ComplaintImport>().ImportAsync(rows, Ingest, report, CancellationToken.None);
        return report;
    }

    private Task<Complaint?> ComplaintAsync() => Get<ComplaintStore>().FindAsync(Store, ComplaintId.Parse("K1"), CancellationToken.None);
}

using KpiFunctions.Domain.Appeals;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.Months;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Appeals;
using NodaTime;

namespace KpiFunctions.Tests.Features.WorkOrders;

/// <summary>What an order says of other months than its own reaches them: while they are open at once, when they are closed as late, and never in silence.</summary>
public sealed class AcrossMonthsTests(AzuriteFixture azurite) : AppealTest(azurite)
{
    private const string Header = "storeId,workOrderId,staffId,assetId,faultCode,openedAt,completedAt,cancelledAt\n";

    private static Instant BeforeTheClose { get; } = Utc("2026-10-04T03:00:00Z");

    [Fact]
    public async Task A_return_that_belongs_into_a_closed_month_is_reported_by_line_and_comes_in_when_the_month_reopens()
    {
        Clock.Now = Utc("2026-09-29T03:00:00Z");
        await ImportAsync(Header + "S1,W1,A,VIN1,noise,2026-09-20T08:00:00,2026-09-25T10:00:00,\n");
        await CloseSeptemberAsync();

        var report = await ImportAsync(Header + "S1,W9,B,,,2026-10-05T08:00:00,,\nS1,W2,B,VIN1,noise,2026-09-30T10:00:00,2026-10-05T18:00:00,\n");
        var again = await ImportAsync(Header + "S1,W2,B,VIN1,noise,2026-09-30T10:00:00,2026-10-05T18:00:00,\n");

        Assert.Equal((2, 1), (report.Accepted, again.Unchanged));
        AssertLate(report, 3, "2026-09 is closed", "the return of W1 with W2");
        AssertLate(again, 2, "2026-09 is closed", "the return of W1 with W2");
        Assert.Empty((await RecordsAsync(2026, 9)).Returns);
        Assert.Null(await VerifyAsync());

        await ReopenAsync("what came late", takeLate: true);

        Assert.Equal("A", Assert.Single((await RecordsAsync(2026, 9)).Returns).StaffId.Value);
        Assert.Equal("B", Assert.Single((await RecordsAsync(2026, 9)).Opened).StaffId.Value);
    }

    [Theory]
    [InlineData("S1,W1,A,VIN2,noise,2026-09-20T08:00:00,2026-09-25T10:00:00,\n")]
    [InlineData("S1,W1,A,VIN1,brakes,2026-09-20T08:00:00,2026-09-25T10:00:00,\n")]
    [InlineData("S1,W1,A,VIN1,noise,2026-09-20T08:00:00,2026-09-25T10:00:00,2026-09-26T10:00:00\n")]
    [InlineData("S1,W1,A,VIN1,noise,2026-09-20T08:00:00,,\n")]
    [InlineData("S1,W2,B,VIN1,noise,2026-10-03T10:00:00,2026-10-03T18:00:00,\n")]
    public async Task A_return_that_was_none_leaves_its_closed_month_when_that_reopens(string correction)
    {
        Clock.Now = BeforeTheClose;
        await ImportAsync(Header + "S1,W1,A,VIN1,noise,2026-09-20T08:00:00,2026-09-25T10:00:00,\nS1,W2,B,VIN1,noise,2026-09-30T10:00:00,2026-10-03T18:00:00,\n");
        await CloseSeptemberAsync();

        var report = await ImportAsync(Header + correction);
        Assert.NotEmpty(report.Warnings);
        Assert.Single((await RecordsAsync(2026, 9)).Returns);
        Assert.Null(await VerifyAsync());

        await ReopenAsync("what came late", takeLate: true);
        Assert.Empty((await RecordsAsync(2026, 9)).Returns);
    }

    [Theory]
    [InlineData(Way.Import, false)]
    [InlineData(Way.LateImport, false)]
    [InlineData(Way.LateImport, true)]
    [InlineData(Way.Appeal, false)]
    [InlineData(Way.Appeal, true)]
    public async Task Who_did_an_order_is_corrected_in_its_return_and_its_complaints_wherever_they_are(Way way, bool isOctoberClosed)
    {
        const string Earlier = "S1,W1,A,VIN1,noise,2026-09-20T08:00:00,2026-09-28T10:00:00,\n";
        Clock.Now = BeforeTheClose;
        await ImportAsync(Header + Earlier + "S1,W0,C,,,2026-09-20T08:00:00,2026-09-28T10:00:00,\nS1,W2,B,VIN1,noise,2026-10-02T10:00:00,2026-10-03T18:00:00,\n");
        await ImportComplaintsAsync("S1,C0,W1,,repairQuality,2026-09-29T09:00:00,,,,\nS1,C1,W1,,repairQuality,2026-10-03T09:00:00,,,,\nS1,C2,W1,B,repairQuality,2026-10-03T09:00:00,,,,\n");
        if (way != Way.Import)
        {
            await CloseSeptemberAsync();
        }

        var id = way == Way.Appeal ? await FiledAsync() : default;
        if (isOctoberClosed)
        {
            await CloseDueMonthsAsync(Utc("2026-11-04T18:10:00Z"));
        }

        if (way == Way.Appeal)
        {
            await DecideAsync(id, Supervisor, new CorrectionJson(CorrectionKind.CorrectOrder, "it was the other one", "W1") { StaffId = "C" });
            await ApplyAsync(deliveries: 2);
            Assert.Equal(AppealState.Applied, (await AppealAsync(id)).Appeal.State);
            Assert.Equal("C", Assert.Single((await RecordsAsync(2026, 9)).Complaints).StaffId!.Value.Value);
        }
        else
        {
            var report = await ImportAsync(Header + Earlier.Replace(",A,", ",C,", StringComparison.Ordinal));
            Assert.Equal(way == Way.LateImport ? 1 : 0, report.Late);
            Assert.Equal(way == Way.Import ? 0 : isOctoberClosed ? 4 : 1, report.WarningCount);
        }

        if (isOctoberClosed)
        {
            Assert.Equal(["A", "A", "B"], await SubjectsOfOctoberAsync());
            await ReopenOctoberAsync();
        }

        Assert.Equal(["C", "C", "B"], await SubjectsOfOctoberAsync());
        if (way != Way.Import)
        {
            Assert.Null(await VerifyAsync());
            await ReopenAsync("what came late", takeLate: true);
        }

        Assert.Equal("C", Assert.Single((await RecordsAsync(2026, 9)).Complaints).StaffId!.Value.Value);
        Assert.Equal(["C", "C", "B"], await SubjectsOfOctoberAsync());
    }

    [Fact]
    public async Task An_order_that_was_open_at_the_close_stays_as_an_appeal_corrected_it_when_it_completes()
    {
        var id = await CloseWithOpenOrderAsync();
        await CorrectOpenAsync(id, c => c with { StaffId = "B" });

        await ImportAsync(Header + "S1,W1,A,,,2026-09-29T08:00:00,2026-10-06T10:00:00,\n");

        Assert.Null(await VerifyAsync());
        Assert.Equal("B", Assert.Single((await RecordsAsync(2026, 9)).Opened).StaffId.Value);
        Assert.Equal("B", Assert.Single((await RecordsAsync(2026, 10)).Orders).Order.StaffId.Value);
        Assert.Equal((1, 0), await CompletedAndOpenedAsync(10));

        // The other system does not know of the appeal, and goes on saying what it said.
        await ImportAsync(Header + "S1,W1,A,,,2026-09-29T08:00:00,2026-10-05T10:00:00,\n");
        Assert.Equal("B", Assert.Single((await RecordsAsync(2026, 10)).Orders).Order.StaffId.Value);
    }

    [Fact]
    public async Task An_order_that_an_appeal_completed_in_the_closed_month_is_not_completed_a_second_time()
    {
        var id = await CloseWithOpenOrderAsync();
        await CorrectOpenAsync(id, c => c with { CompletedAt = new DateTimeOffset(2026, 9, 30, 10, 0, 0, TimeSpan.FromHours(8)) });

        var report = await ImportAsync(Header + "S1,W1,A,,,2026-09-29T08:00:00,2026-10-06T10:00:00,\n");

        Assert.Equal(1, report.Late);
        Assert.Null(await VerifyAsync());
        Assert.Equal((2, 0), ((await ScoreAsync(2026, 9)).Counts.Completed, (await ScoreAsync(2026, 10)).Counts.Completed));

        // What an appeal has decided stands, whatever the other system goes on saying.
        await ReopenAsync("what came late", takeLate: true);
        await CloseAgainAsync();
        Assert.Equal((2, 0), ((await ScoreAsync(2026, 9)).Counts.Completed, (await ScoreAsync(2026, 10)).Counts.Completed));
        Assert.Null(await VerifyAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_has_completed_since_can_still_be_corrected_where_it_was_open(bool isOctoberClosed)
    {
        var id = await CloseWithOpenOrderAsync();
        await ImportAsync(Header + "S1,W1,A,,,2026-09-29T08:00:00,2026-10-06T10:00:00,\n");
        if (isOctoberClosed)
        {
            await CloseDueMonthsAsync(Utc("2026-11-04T18:10:00Z"));
        }

        await CorrectOpenAsync(id, c => c with { StaffId = "B" });

        Assert.Equal("B", Assert.Single((await RecordsAsync(2026, 9)).Opened).StaffId.Value);
        Assert.Null(await VerifyAsync());
        if (isOctoberClosed)
        {
            Assert.Equal("A", Assert.Single((await RecordsAsync(2026, 10)).Orders).Order.StaffId.Value);
            await ReopenOctoberAsync();
        }

        Assert.Equal("B", Assert.Single((await RecordsAsync(2026, 10)).Orders).Order.StaffId.Value);
    }

    [Theory]
    [InlineData("2026-10-03T10:00:00", 1, "")]
    [InlineData("2026-10-05T01:59:59", 1, "")]
    [InlineData("2026-10-05T02:00:00", 0, "")]
    [InlineData("2026-10-03T10:00:00", 1, "S1,W1,A,,,2026-09-30T08:00:00,,\n")]
    [InlineData("2026-10-03T10:00:00", 1, "S1,W1,B,VIN1,noise,2026-09-11T08:00:00,,\n")]
    [InlineData("2026-10-03T10:00:00", 1, "S1,W1,A,,,2026-10-01T08:00:00,2026-10-02T10:00:00,\n")]
    [InlineData("2026-10-05T02:00:00", 0, "S1,W1,C,,,2026-08-31T08:00:00,2026-10-01T10:00:00,\n")]
    public async Task An_order_counts_as_opened_in_the_month_of_its_opening_in_whatever_steps_it_came(string completedAt, int completed, string before)
    {
        // The closing time of September has passed; nothing has closed it yet.
        await UseSchemeAsync("orders.completion_rate");
        Clock.Now = AfterTheClose;
        await ImportAsync(Header + "S1,W0,Z,,,2026-09-01T08:00:00,2026-09-02T08:00:00,\n" + before);
        await ImportAsync(Header + $"S1,W1,A,,,2026-09-30T08:00:00,{completedAt},\n");

        Assert.Equal((completed, 1), await CompletionAsync(9));
        Assert.Empty((await RecordsAsync(2026, 8)).Opened);
        Assert.Equal((1, 0), await CompletedAndOpenedAsync(10));
        await CloseDueMonthsAsync(AfterTheClose);
        Assert.Null(await VerifyAsync());
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("S1,W1,A,,,2026-09-30T08:00:00,,\n", 0, 1)]
    public async Task What_a_closed_month_did_not_know_of_an_order_that_was_opened_in_it_is_late(string before, int completed, int opened)
    {
        await UseSchemeAsync("orders.completion_rate");
        Clock.Now = BeforeTheClose;
        await ImportAsync(Header + "S1,W0,A,,,2026-09-01T08:00:00,2026-09-02T08:00:00,\n" + before);
        await CloseSeptemberAsync();

        var report = await ImportAsync(Header + "S1,W1,A,,,2026-09-30T08:00:00,2026-10-03T10:00:00,\n");

        Assert.Equal(1, report.Accepted + report.Updated);
        AssertLate(report, 2, "2026-09 is closed", "the opening of W1");
        Assert.Equal((1 + completed, 1 + opened), await CompletionAsync(9));
        Assert.Equal((1, 0), await CompletedAndOpenedAsync(10));
        Assert.Null(await VerifyAsync());

        await ReopenAsync("what came late", takeLate: true);
        await CloseAgainAsync();

        Assert.Equal((2, 2), await CompletionAsync(9));
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task An_order_that_turns_out_to_be_open_is_opened_once()
    {
        await UseSchemeAsync("orders.completion_rate");
        Clock.Now = AfterTheClose;
        await ImportAsync(Header + "S1,W1,A,,,2026-09-30T08:00:00,2026-10-03T10:00:00,\n");

        await ImportAsync(Header + "S1,W1,A,,,2026-09-30T08:00:00,,\n");

        Assert.Equal((0, 1), await CompletionAsync(9));
    }

    private async Task<AppealId> CloseWithOpenOrderAsync()
    {
        Clock.Now = Utc("2026-09-30T03:00:00Z");
        await ImportAsync(Header + "S1,W0,A,,,2026-09-22T08:00:00,2026-09-28T10:00:00,\nS1,W1,A,,,2026-09-29T08:00:00,,\n");
        await ImportFiguresAsync("S1,B,2026-09,training.exam,85,,,\n");
        await CloseSeptemberAsync();
        return await FiledAsync();
    }

    private async Task CorrectOpenAsync(AppealId id, Func<CorrectionJson, CorrectionJson> change)
    {
        await DecideAsync(id, Supervisor, change(new CorrectionJson(CorrectionKind.CorrectOrder, "says the gate's list", "W1")));
        await ApplyAsync(deliveries: 2);
        Assert.Equal(AppealState.Applied, (await AppealAsync(id)).Appeal.State);
        Assert.Null(await VerifyAsync());
    }

    /// <summary>Whom the return and the complaints of October are about.</summary>
    private async Task<IReadOnlyList<string>> SubjectsOfOctoberAsync()
    {
        var october = await RecordsAsync(2026, 10);
        return [Assert.Single(october.Returns).StaffId.Value, .. october.Complaints.OrderBy(c => c.Id.Value, StringComparer.Ordinal).Select(c => c.StaffId!.Value.Value)];
    }

    private async Task ReopenOctoberAsync() => await BodyOf(await Get<MonthRequests>().ReopenAsync(
        await StoreAsync(), new YearMonth(2026, 10), new ReopenJson("what came late", TakeLateRecords: true), Supervisor, CancellationToken.None));

    /// <summary>Numerator and denominator of the completion rate of A.</summary>
    private async Task<(int Completed, int Opened)> CompletionAsync(int month)
    {
        var metric = (await ScoreAsync(2026, month)).Scores.Single(s => s.Staff.StaffId.Value == "A").Lines[0].Metric!.Value;
        return ((int)metric.Numerator, (int)metric.Denominator);
    }

    private async Task<(int Completed, int Opened)> CompletedAndOpenedAsync(int month)
    {
        MonthRecords records = await RecordsAsync(2026, month);
        return ((await ScoreAsync(2026, month)).Counts.Completed, records.Opened.Count + records.Orders.Count(o => o.Order.OpenedAt >= Utc("2026-09-30T16:00:00Z")));
    }

    private static void AssertLate(ImportReport report, int line, params string[] parts) =>
        Assert.Single(report.Warnings, w => w.Line == line && parts.All(p => w.Warning.Contains(p, StringComparison.Ordinal)));

    public enum Way
    {
        Import,
        LateImport,
        Appeal,
    }
}

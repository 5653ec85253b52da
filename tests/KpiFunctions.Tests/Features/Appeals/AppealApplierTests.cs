using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Comparison;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Months;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Appeals;

/// <summary>An upheld appeal becomes a new version of the month, whoever dies on the way.</summary>
public sealed class AppealApplierTests(AzuriteFixture azurite) : AppealTest(azurite)
{
    [Fact]
    public async Task The_difference_of_an_upheld_appeal_is_that_of_two_closes_computed_separately()
    {
        await SaveStoreAsync(NewStore("S2"));
        await SaveStoreAsync(NewStore("S3"));
        Clock.Now = Utc("2026-09-29T03:00:00Z");
        await CloseTwoOrdersAsync();
        await ImportAsOfSeptemberAsync("S2", openedAt: "2026-09-22T08:00:00");
        await ImportAsOfSeptemberAsync("S3", openedAt: "2026-09-27T08:00:00");
        Clock.Now = AfterTheClose;
        var id = await FiledAsync();

        await DecideAsync(id, Supervisor, OpenedLater);
        await ApplyAsync();

        var expected = DifferenceJson.Write(ScoreComparison.Of((await ScoreAsync(2026, 9, "S2")).Scores, (await ScoreAsync(2026, 9, "S3")).Scores));
        var applied = await AppealAsync(id);
        Assert.Equal((AppealState.Applied, 2), (applied.Appeal.State, applied.Appeal.ResultVersion));
        Assert.Equal(expected, applied.Difference);

        // Speed alone has a value, so it counts 100: A from 100 x (480 - 146) / 480 = 69.58 to 100 x (480 - 26) / 480 = 94.58, before B with 89.58.
        Assert.Contains("\"totalDifference\":25,", applied.Difference, StringComparison.Ordinal);
        Assert.Equal((69.58m, 94.58m, 89.58m), (await TotalAsync(version: 1), await TotalAsync(), await TotalAsync("B")));
        Assert.Contains("\"overtaken\":{\"staffId\":\"B\"}", applied.Difference, StringComparison.Ordinal);
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task The_original_stays_beside_its_correction_and_the_ledger_names_the_appeal()
    {
        await CloseTwoOrdersAsync();
        var id = await FiledAsync();

        await DecideAsync(id, Supervisor, OpenedLater);
        await ApplyAsync(deliveries: 3);

        Assert.Equal(Utc("2026-09-22T00:00:00Z"), (await OrderAsync("W1")).Order.OpenedAt);
        var entries = (await ReportAsync()).GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(["close", "reopen", "close"], entries.Select(e => e.GetProperty("kind").GetString()));
        Assert.All(entries[1..], e => Assert.Equal((id.Value, "Sun"), (e.GetProperty("appeal").GetString(), e.GetProperty("by").GetString())));
    }

    [Fact]
    public async Task A_decision_whose_process_died_right_behind_it_is_applied_by_the_message_sent_before()
    {
        await CloseTwoOrdersAsync();
        var id = await FiledAsync();
        await DecideAsync(id, Supervisor, OpenedLater);

        // The message behind the decision was never sent; the one before it shows itself later and says the same.
        await Get<AppealApplier>().ApplyAsync(new AppealMessage("S1", id.Value), CancellationToken.None);

        Assert.Equal(AppealState.Applied, (await AppealAsync(id)).Appeal.State);
    }

    [Fact]
    public async Task What_died_after_the_reopening_or_after_the_close_is_finished_by_whoever_comes_next()
    {
        await CloseTwoOrdersAsync();
        var id = await FiledAsync();
        await DecideAsync(id, Supervisor, OpenedLater);
        var decision = (await AppealAsync(id)).Appeal.Decision!;
        var reopening = new Reopening(decision.By.Name, $"Appeal {id} is upheld.", Duration.FromHours(24)) { Appeal = id.Value };
        Assert.Null(await Get<MonthReopener>().ReopenAsync(await StoreAsync(), September, reopening, CancellationToken.None));

        await ApplyAsync();
        var applied = await AppealAsync(id);

        // As if the process had died between the close and the difference.
        Assert.True(await Get<AppealStore>().TryUpdateAsync(
            applied, applied.Appeal with { State = AppealState.Upheld, ResultVersion = null }, difference: null, CancellationToken.None));
        await Get<AppealApplier>().ApplyAsync(new AppealMessage("S1", id.Value), CancellationToken.None);

        Assert.Equal(applied.Difference, (await AppealAsync(id)).Difference);
        Assert.Equal(3, (await Get<LedgerStore>().FindHeadAsync(Store, CancellationToken.None))!.Number);
    }

    [Fact]
    public async Task An_appeal_waits_for_a_month_that_somebody_else_has_open()
    {
        await CloseTwoOrdersAsync();
        var id = await FiledAsync();
        await ReopenAsync("a look at it");
        await DecideAsync(id, Supervisor, OpenedLater);

        await ApplyAsync();
        Assert.Equal(AppealState.Upheld, (await AppealAsync(id)).Appeal.State);

        await CloseAgainAsync();
        await Get<AppealApplier>().ApplyAsync(new AppealMessage("S1", id.Value), CancellationToken.None);
        Assert.Equal((AppealState.Applied, 3), ((await AppealAsync(id)).Appeal.State, (await AppealAsync(id)).Appeal.ResultVersion));
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task Two_appeals_upheld_at_once_become_two_versions_and_the_second_keeps_the_first()
    {
        await CloseTwoOrdersAsync();
        var first = await FiledAsync();
        var second = AppealId.Parse((await FileAsync(by: Admin, staff: "B")).GetProperty("appealId").GetString()!);
        await DecideAsync(first, Supervisor, OpenedLater);
        await DecideAsync(second, Supervisor, OpenedLater with { WorkOrderId = "W2" });

        await ApplyAsync();

        Assert.Equal([2, 3], new[] { (await AppealAsync(first)).Appeal.ResultVersion, (await AppealAsync(second)).Appeal.ResultVersion }.Order());
        Assert.Equal((94.58m, 94.58m), (await TotalAsync("A"), await TotalAsync("B")));
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task Answers_figures_and_faults_are_corrected_too()
    {
        await UseSchemeAsync("satisfaction.rate", "complaint.own_fault_count", "training.exam", "report.days_late");
        await AnswerOneOrderAsync();
        await ReplyAsync("1", Utc("2026-10-01T04:00:00Z"), id: "m2");
        await ImportComplaintsAsync("S1,C1,W1,A,repairQuality,2026-09-28T12:00:00,,,,true\n");
        await ImportFiguresAsync("S1,A,2026-09,report.days_late,3,,,\n");
        await CloseSeptemberAsync();
        var id = AppealId.Parse((await FileAsync(line: "item0")).GetProperty("appealId").GetString()!);

        await DecideAsync(
            id,
            Supervisor,
            new CorrectionJson(CorrectionKind.CorrectAnswer, "the customer confirmed by phone that 1 means first class", "W1", [5]),
            new CorrectionJson(CorrectionKind.ClearFault, "the part was delivered broken", ComplaintId: "C1"),
            new CorrectionJson(CorrectionKind.CorrectFigure, "the exam sheet lay in the wrong folder", Metric: "training.exam", Value: 1),
            new CorrectionJson(CorrectionKind.ExcuseOccurrences, "on leave on both days", Metric: "report.days_late", Count: 2));
        await ApplyAsync();

        // Lines of 25 points, linear from 0 to 1. Before: satisfied 0/1, own faults 1 (which this scheme rewards), no exam, 3 days late: 0 + 25 + 0 + 25.
        // After: satisfied 1/1, own faults 0, exam 1, 3 days late still counted by a line: 25 + 0 + 25 + 25.
        Assert.Equal((50m, 75m), (await TotalAsync(version: 1), await TotalAsync()));
        Assert.Null(await VerifyAsync());

        // What is shown behind the line is what it was made of now.
        var evidence = await Get<EvidenceQuery>().ReadAsync(await StoreAsync(), September, StaffId.Parse("A"), "item0", new PageRequest(10, null), CancellationToken.None);
        var service = JsonSerializer.SerializeToElement(Assert.Single(evidence!.Value.Page.Items).Shown, ApiJson.Options);
        Assert.Equal((1m, 5), (service.GetProperty("numerator").GetDecimal(), service.GetProperty("ratings")[0].GetInt32()));
    }

    /// <summary>The same two orders for another store, whose month stays open: nothing closes it in this test.</summary>
    private async Task ImportAsOfSeptemberAsync(string store, string openedAt)
    {
        Clock.Now = Utc("2026-09-29T03:00:00Z");
        await ImportOrderAsync("W1", "2026-09-28T10:00:00", phone: "", store: store, openedAt: openedAt);
        await ImportOrderAsync("W2", "2026-09-28T10:00:00", phone: "", store: store, staff: "B", openedAt: "2026-09-26T08:00:00");
    }
}

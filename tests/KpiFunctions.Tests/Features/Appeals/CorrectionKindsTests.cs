using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Sheets;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Appeals;

/// <summary>Whatever kind of fact an upheld appeal corrects, it changes that fact and no other, in a version of the month that is proven.</summary>
public sealed class CorrectionKindsTests(AzuriteFixture azurite) : AppealTest(azurite)
{
    private const string OrderHeader =
        "storeId,workOrderId,staffId,advisorId,inspectorId,clerkId,assetId,faultCode,openedAt,arrivedAt,promisedAt,completedAt,standardHours,actualHours,points,amount,model,jobCode,difficulty,inspectionPassed\n";

    private static readonly CorrectionJson Order = new(CorrectionKind.CorrectOrder, "the job sheet", "W3");
    private static readonly CorrectionJson Complaint = new(CorrectionKind.CorrectComplaint, "the recording", ComplaintId: "C1");
    private static readonly CorrectionJson Call = new(CorrectionKind.CorrectCall, "the list of the exchange", "W2");
    private static readonly CorrectionJson Mark = new(CorrectionKind.CorrectMark, "the sheet on paper", Metric: "rating.manner") { Rater = "boss" };
    private static readonly CorrectionJson Graded = new(CorrectionKind.CorrectMark, "the sheet on paper", Metric: "rating.conduct.skill") { Rater = "company" };

    /// <summary>Corrections one after another, each with the kind of fact that it changes. What takes a fact away comes last.</summary>
    private static readonly (CorrectionJson Correction, string Changes)[] Corrections =
    [
        (Order with { OpenedAt = At(26, 9) }, "order"),
        (Order with { ArrivedAt = At(26, 10) }, "order"),
        (Order with { PromisedAt = At(27, 9) }, "order"),
        (Order with { CompletedAt = At(27, 11) }, "order"),
        (Order with { StaffId = "B" }, "order"),
        (Order with { StaffId = "B=0.5|A=0.5" }, "order"),
        (Order with { AdvisorId = "B" }, "order"),
        (Order with { AdvisorId = string.Empty }, "order"),
        (Order with { InspectorId = string.Empty }, "order"),
        (Order with { ClerkId = string.Empty }, "order"),
        (Order with { InspectionPassed = false }, "order"),
        (Order with { Model = "A8" }, "order"),
        (Order with { JobCode = "brake" }, "order"),
        (Order with { Difficulty = "hard" }, "order"),
        (Order with { StandardHours = 2.5m }, "order"),
        (Order with { ActualHours = 3.25m }, "order"),
        (Order with { Points = 7 }, "order"),
        (Order with { Amount = -20.5m }, "order"),
        (new(CorrectionKind.CorrectAnswer, "said so by telephone", "W1", [3]), "answer"),
        (new(CorrectionKind.ExcludeAnswer, "it was about another shop", "W1"), "answer"),
        (new(CorrectionKind.CorrectFigure, "marked again", Metric: "training.exam", Value: 0.75m), "figure"),
        (new(CorrectionKind.CorrectFigure, "the mail of the 12th", Metric: "report.days_late", Day: "2026-09-12", Value: 4), "figure"),
        (new(CorrectionKind.ExcuseOccurrences, "on leave", Metric: "report.days_late", Day: "2026-09-12", Count: 2), "figure"),
        (Mark with { Value = 0 }, "mark"),
        (Graded with { Grade = "poor" }, "mark"),
        (Complaint with { StaffId = "B" }, "complaint"),
        (Complaint with { HandlerId = "B" }, "complaint"),
        (Complaint with { HandlerId = string.Empty }, "complaint"),
        (Complaint with { ComplaintKind = ComplaintKind.LateService }, "complaint"),
        (Complaint with { ReceivedAt = At(28, 11) }, "complaint"),
        (Complaint with { AnsweredAt = At(28, 13) }, "complaint"),
        (Complaint with { ResolvedAt = At(28, 14) }, "complaint"),
        (Complaint with { Satisfied = true }, "complaint"),
        (new(CorrectionKind.ClearFault, "the part was delivered broken", ComplaintId: "C1"), "complaint"),
        (Call with { StaffId = "B" }, "call"),
        (Call with { DueBy = At(15, 9) }, "call"),
        (Call with { DoneAt = At(14, 9) }, "call"),
        (Call with { Outcome = CallOutcome.Refused }, "call"),
        (Call with { Outcome = CallOutcome.NotReached }, "call"),
        (new(CorrectionKind.DropReturn, "another fault", "R1", LaterWorkOrderId: "R2"), "return"),
        (new(CorrectionKind.DropCustomerFact, "it was about another shop", FactId: "F1"), "customerFact"),
        (Mark with { Kind = CorrectionKind.DropMark }, "mark"),
        (Graded with { Kind = CorrectionKind.DropMark }, "mark"),
        (new(CorrectionKind.DropCall, "the customer was in the shop", "W2"), "call"),
        (Order with { CancelledAt = At(26, 12) }, "order"),
    ];

    [Fact]
    public void Every_kind_of_correction_and_every_field_of_one_is_tried()
    {
        Assert.Equal(Enum.GetValues<CorrectionKind>(), Corrections.Select(c => c.Correction.Kind).Distinct().Order());
        Assert.Empty(typeof(CorrectionJson).GetProperties().Where(p => Corrections.All(c => p.GetValue(c.Correction) is null)).Select(p => p.Name));
    }

    [Fact]
    public async Task An_upheld_appeal_changes_the_fact_that_it_is_about_and_no_other()
    {
        await PlayAsync();
        var wrong = new List<string>();
        var version = 1;
        foreach (var (correction, changes) in Corrections)
        {
            var told = correction.ToString();
            var filed = await FileAsync(line: "item0", reason: told);
            var id = AppealId.Parse(filed.GetProperty("appealId").GetString()!);
            var decided = await DecideAsync(id, Supervisor, correction);
            if (StatusOf(decided) != 200)
            {
                wrong.Add($"{told}: {decided}");
                continue;
            }

            await ApplyAsync();
            Assert.Equal((AppealState.Applied, version + 1), ((await AppealAsync(id)).Appeal.State, (await AppealAsync(id)).Appeal.ResultVersion));
            var (before, after) = (await FactsAsync(version), await FactsAsync(++version));
            var (gone, come) = (before.Except(after).ToList(), after.Except(before).ToList());
            if (gone.Count != 1 || come.Count > 1 || gone.Concat(come).Any(f => !f.StartsWith($"{changes} ", StringComparison.Ordinal)))
            {
                wrong.Add($"{told}: {string.Join('\n', gone)} became {string.Join('\n', come)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        Assert.Null(await VerifyAsync());
    }

    /// <summary>What corrections say that nothing in the month has, with the words of the refusal.</summary>
    private static readonly Dictionary<string, (CorrectionJson Correction, string Words)> Refused = new()
    {
        ["a figure that nobody delivered and no scheme looks at"] = (new(CorrectionKind.CorrectFigure, "a list", Metric: "conduct.skill", Value: 1), "no scheme of the month looks at"),
        ["a mark of somebody who gave none"] = (Mark with { Rater = "other", Value = 1 }, "no mark"),
        ["a mark of another day"] = (Mark with { Day = "2026-09-12", Value = 1 }, "no mark"),
        ["a mark beyond the scale"] = (Mark with { Value = 101 }, "0 to 100"),
        ["a grade outside of sheets"] = (Mark with { Grade = "good" }, "no rating sheet"),
        ["a number on a sheet"] = (Graded with { Value = 50 }, "rating sheet"),
        ["a grade that the sheet does not have"] = (Graded with { Grade = "superb" }, "excellent, good, fair, poor"),
        ["a mark that is both"] = (Graded with { Grade = "good", Value = 50 }, "Give the mark"),
        ["a mark that is dropped and not there"] = (Graded with { Kind = CorrectionKind.DropMark, Rater = "customers" }, "no mark"),
        ["a praise that is not there"] = (new(CorrectionKind.DropCustomerFact, "a list", FactId: "F9"), "no referral"),
        ["a complaint that is not there"] = (Complaint with { ComplaintId = "C9", Satisfied = true }, "no complaint"),
        ["a complaint that is said nothing of"] = (Complaint, "at least one"),
        ["a complaint that moves"] = (Complaint with { ReceivedAt = At(28, 9).AddMonths(-1) }, "another month"),
        ["a complaint that is answered before it comes"] = (Complaint with { AnsweredAt = At(1, 9) }, "before the complaint"),
        ["a complaint of a stranger"] = (Complaint with { HandlerId = "Z" }, "unknown"),
        ["a call that is not there"] = (Call with { WorkOrderId = "W1", Outcome = CallOutcome.NotReached }, "no call"),
        ["a call that ended at no time"] = (Call with { Outcome = CallOutcome.Reached }, "doneAt"),
        ["a call of a stranger"] = (Call with { StaffId = "Z" }, "unknown"),
        ["a call that is dropped and not there"] = (Call with { Kind = CorrectionKind.DropCall, WorkOrderId = "W1" }, "no call"),
        ["hours that no job takes"] = (Order with { StandardHours = 0 }, "above 0"),
        ["points below 0"] = (Order with { Points = -1 }, "0 to"),
        ["revenue beyond what counts"] = (Order with { Amount = 1_000_000_000_001m }, "within"),
        ["a job without a name"] = (Order with { JobCode = " " }, "1 to 200"),
    };

    [Fact]
    public async Task A_correction_that_names_nothing_or_makes_no_sense_is_refused_with_the_reason()
    {
        await PlayAsync();
        var id = AppealId.Parse((await FileAsync(line: "item0")).GetProperty("appealId").GetString()!);
        var wrong = new List<string>();
        foreach (var (what, (correction, words)) in Refused)
        {
            var decided = await DecideAsync(id, Supervisor, correction);
            if (StatusOf(decided) != 400 || !decided.ToString().Contains(words, StringComparison.Ordinal))
            {
                wrong.Add($"{what}: {decided}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task PlayAsync()
    {
        await UseSchemeAsync("satisfaction.rate", "training.exam", "rating.manner", "rating.conduct.skill", "callback.completed_rate", "complaint.resolved_in_24h_rate", "customer.praise_count", "report.days_late");
        var sheet = await AnswerOf(() => Get<SheetAdmission>().AdmitAsync(
            SheetId.Parse("conduct"), JsonSerializer.Deserialize<SheetJson>(TestSheet.Json, ApiJson.Options)!, Admin.Audit, CancellationToken.None));
        Assert.Equal(200, StatusOf(sheet));
        await SaveStoreAsync(await StoreAsync() with { CallbackClerk = StaffId.Parse("A") });
        Clock.Now = Utc("2026-09-07T03:00:00Z");
        await ImportOrderAsync("W2", "2026-09-07T10:00:00", phone: "+8613800000002");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        Clock.Now = Utc("2026-09-13T02:00:00Z");
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
        await AnswerOneOrderAsync();
        await ImportAsync(OrderHeader
            + "S1,W3,A,A,A,A,,,2026-09-25T08:00:00,2026-09-25T09:00:00,2026-09-26T09:00:00,2026-09-27T10:00:00,1,2,3,100,A6,oil,easy,true\n"
            + "S1,R1,A,,,,U1,F1,2026-09-20T08:00:00,,,2026-09-20T10:00:00,,,,,,,,\n"
            + "S1,R2,B,,,,U1,F1,2026-09-22T08:00:00,,,2026-09-22T10:00:00,,,,,,,,\n");
        await ImportComplaintsAsync("S1,C1,,A,serviceAttitude,2026-09-28T10:00:00,2026-09-28T15:00:00,2026-09-30T10:00:00,false,true\n");
        await ImportFiguresAsync("S1,A,2026-09,training.exam,0.5,,,\nS1,A,2026-09,report.days_late,3,,,2026-09-12\n");
        await ImportRatingsAsync("S1,A,2026-09,manner,boss,50,,,\n");
        await ImportCustomerFactsAsync("S1,F1,A,praise,2026-09-28,a letter\n");
        var marked = await AnswerOf(() => Get<SheetMarks>().KeepAsync(
            SheetId.Parse("conduct"),
            new SheetMarksJson("S1", "A", "2026-09", [new("attitude", "good"), new("skill", "good")], "company"),
            Admin,
            CancellationToken.None));
        Assert.True(StatusOf(marked) == 200, marked.ToString());
        await CloseSeptemberAsync();
        Assert.Single((await RecordsAsync(2026, 9)).Callbacks);
    }

    /// <summary>The facts of a closed version, each as a text that begins with its kind; without personal data, which only the version in force has.</summary>
    private async Task<IReadOnlyList<string>> FactsAsync(int version)
    {
        var (basis, records) = await Get<ClosedMonths>().ReadRecordsAsync(Month(2026, 9), version, CancellationToken.None);
        return
        [
            .. records.Services(basis).Select(s => $"order {s.Order with { CustomerPhone = default }}"),
            .. records.Services(basis).Select(s => $"answer {s.Order.Id} {string.Join(' ', s.Result.Ratings)}"),
            .. records.Figures.Select(f => $"figure {f with { Note = null }}"),
            .. records.Ratings.Select(r => $"mark {r with { Example = null }}"),
            .. records.Complaints.Select(c => $"complaint {c with { Text = null }}"),
            .. records.Returns.Select(r => $"return {r}"),
            .. records.CustomerFacts.Select(f => $"customerFact {f.Id} {f.Fact.StaffId} {f.Fact.Kind} {f.Fact.Day}"),
            .. records.Callbacks.Select(c => $"call {c}"),
        ];
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 9, day, hour, 0, 0, TimeSpan.FromHours(8));
}

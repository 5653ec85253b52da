using KpiFunctions.Domain.Appeals;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Appeals;

/// <summary>The corrections of one decision are checked after one another and all together: as the month is when all are made.</summary>
public sealed class CorrectionsTogetherTests(AzuriteFixture azurite) : AppealTest(azurite)
{
    /// <summary>What is corrected, in the order in which it is, and the places of those that are refused.</summary>
    private static readonly Dictionary<string, (CorrectionJson[] Corrections, int[] Refused)> Known = new()
    {
        ["an order whose times make sense only together"] = ([Order(opened: 29), Order(completed: 30)], []),
        ["an order whose times make no sense together"] = ([Order(opened: 26), Order(completed: 25)], [0, 1]),
        ["an order twice, each time something else of it"] = ([Order(opened: 27), Order(staff: "B")], []),
        ["an order twice, the same of it"] = ([Order(opened: 27), Order(opened: 26)], [1]),
        ["an order that is somebody else's and its answer"] = ([Order(staff: "B"), Answer(5)], []),
        ["an answer twice"] = ([Answer(5), Answer(4)], [1]),
        ["an answer that is left out and corrected"] = ([Without(), Answer(4)], [1]),
        ["an order that is cancelled and its answer"] = ([Order(cancelled: 28), Answer(5)], [1]),
        ["an answer, and its order that is cancelled"] = ([Answer(5), Order(cancelled: 28)], [0]),
        ["an order that is cancelled and what came back with it"] = ([Order(cancelled: 28, order: "R2"), Dropped()], [1]),
        ["what came back twice"] = ([Dropped(), Dropped()], [1]),
        ["a fault twice"] = ([Cleared(), Cleared()], [1]),
        ["a figure that was not delivered and what of it is excused"] = ([Figure("training.missed", 2), Excused("training.missed", 1)], []),
        ["what is excused of a figure that is delivered only by the next correction"] = ([Excused("training.missed", 1), Figure("training.missed", 2)], [0]),
        ["a figure twice"] = ([Figure("report.days_late", 2), Figure("report.days_late", 1)], [1]),
        ["more excused than the figure is when both are made"] = ([Excused("report.days_late", 2), Figure("report.days_late", 1)], [0]),
        ["as much excused as the figure is when both are made"] = ([Figure("report.days_late", 5), Excused("report.days_late", 5)], []),
        ["a figure of a day beside one for the month that comes with it"] = ([Figure("training.exam", 80, "2026-09-12"), Figure("training.exam", 90)], [0]),
        ["figures of two days, the last of which counts"] = ([Figure("training.exam", 80, "2026-09-12"), Figure("training.exam", 90, "2026-09-20")], [0]),
    };

    public static TheoryData<string> Decisions { get; } = [.. Known.Keys];

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task What_a_decision_corrects_is_there_and_makes_sense_when_all_of_it_is_made(string about)
    {
        var (corrections, refused) = Known[about];
        await UseSchemeAsync("repair.within_24h_rate", "training.exam", "training.missed", "report.days_late");
        await AnswerOneOrderAsync();
        await ImportAsync("storeId,workOrderId,staffId,assetId,faultCode,openedAt,completedAt\nS1,R1,A,U1,F1,2026-09-20T08:00:00,2026-09-20T10:00:00\n");
        await ImportAsync("storeId,workOrderId,staffId,assetId,faultCode,openedAt,completedAt\nS1,R2,B,U1,F1,2026-09-22T08:00:00,2026-09-22T10:00:00\n");
        await ImportComplaintsAsync("S1,C1,W1,A,repairQuality,2026-09-28T12:00:00,,,,true\n");
        await ImportFiguresAsync("S1,A,2026-09,report.days_late,3,,,\n");
        await CloseSeptemberAsync();
        var id = AppealId.Parse((await FileAsync(line: "item0")).GetProperty("appealId").GetString()!);

        var decided = await DecideAsync(id, Supervisor, corrections);

        var errors = StatusOf(decided) == 200 ? [] : decided.GetProperty("errors").EnumerateObject().Select(e => e.Name).ToArray();
        Assert.True(refused.Select(i => $"corrections[{i}]").SequenceEqual(errors.Order(StringComparer.Ordinal)), $"{about}: {decided}");
        if (refused.Length == 0)
        {
            await ApplyAsync();
            Assert.Equal(AppealState.Applied, (await AppealAsync(id)).Appeal.State);
            Assert.Null(await VerifyAsync());
        }
    }

    private static DateTimeOffset? On(int day) => day == 0 ? null : new DateTimeOffset(2026, 9, day, 8, 0, 0, TimeSpan.FromHours(8));

    private static CorrectionJson Order(int opened = 0, int completed = 0, int cancelled = 0, string? staff = null, string order = "W1") =>
        new(CorrectionKind.CorrectOrder, $"the gate's list {opened} {completed}", order) { OpenedAt = On(opened), CompletedAt = On(completed), CancelledAt = On(cancelled), StaffId = staff };

    private static CorrectionJson Answer(int rating) => new(CorrectionKind.CorrectAnswer, "said so by telephone", "W1", [rating]);

    private static CorrectionJson Without() => new(CorrectionKind.ExcludeAnswer, "it was about another shop", "W1");

    private static CorrectionJson Dropped() => new(CorrectionKind.DropReturn, "another fault", "R1", LaterWorkOrderId: "R2");

    private static CorrectionJson Cleared() => new(CorrectionKind.ClearFault, "the part was broken", ComplaintId: "C1");

    private static CorrectionJson Figure(string metric, decimal value, string? day = null) => new(CorrectionKind.CorrectFigure, "the sheet", Metric: metric, Day: day, Value: value);

    private static CorrectionJson Excused(string metric, decimal count) => new(CorrectionKind.ExcuseOccurrences, "on leave", Metric: metric, Count: count);
}

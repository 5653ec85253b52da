using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Features.Calls;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Appeals;

/// <summary>Whoever stands on a record that a decision corrects does not take it, whatever it corrects and whoever gains by it.</summary>
public sealed class ConcernedDeciderTests(AzuriteFixture azurite) : AppealTest(azurite)
{
    public static TheoryData<CorrectionKind> Kinds => [.. Enum.GetValues<CorrectionKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nobody_on_the_record_decides_and_somebody_on_another_one_does(CorrectionKind kind)
    {
        var (correction, concerned, other) = kind switch
        {
            CorrectionKind.CorrectOrder => (OpenedLater with { InspectorId = "new" }, "adv ins cle new", "han"),
            CorrectionKind.CorrectAnswer => (new CorrectionJson(kind, "the recording", "W1", [5]), "adv ins cle", "han"),
            CorrectionKind.ExcludeAnswer => (new CorrectionJson(kind, "another phone", "W1"), "adv ins cle", "han"),
            CorrectionKind.DropReturn => (new CorrectionJson(kind, "another fault", "W1", LaterWorkOrderId: "W2"), "adv ins cle adv2 B", "han"),
            CorrectionKind.ClearFault => (new CorrectionJson(kind, "the parts were late", ComplaintId: "C1"), "adv ins cle han", "adv2"),
            CorrectionKind.CorrectFigure => (new CorrectionJson(kind, "the sheet", Metric: "training.exam", Value: 90), "A", "adv"),
            CorrectionKind.ExcuseOccurrences => (new CorrectionJson(kind, "on leave", Metric: "training.exam", Count: 1), "A", "adv"),
            CorrectionKind.CorrectMark => (new CorrectionJson(kind, "the sheet on paper", Metric: "rating.manner", Value: 90) { Rater = "boss" }, "A", "adv"),
            CorrectionKind.DropMark => (new CorrectionJson(kind, "of another", Metric: "rating.manner") { Rater = "boss" }, "A", "adv"),
            CorrectionKind.DropCustomerFact => (new CorrectionJson(kind, "another shop's") { FactId = "F1" }, "B", "adv"),
            CorrectionKind.CorrectComplaint => (new CorrectionJson(kind, "the recording", ComplaintId: "C1") { HandlerId = "new" }, "adv ins cle han new", "adv2"),
            CorrectionKind.CorrectCall => (new CorrectionJson(kind, "the list of the exchange", "W3") { StaffId = "new" }, "B tel new", "han"),
            CorrectionKind.DropCall => (new CorrectionJson(kind, "came in person", "W3"), "B tel", "han"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Say whom it concerns."),
        };
        await CloseAsync();
        var id = await FiledAsync();

        foreach (var staff in concerned.Split(' '))
        {
            var refused = await DecideAsync(id, SupervisorOf(staff), correction);
            Assert.True(StatusOf(refused) == 403, $"{staff}: {refused}");
            Assert.Equal("urn:kpifunctions:problem:not-impartial", refused.GetProperty("type").GetString());
        }

        Assert.Equal(AppealState.Filed, (await AppealAsync(id)).Appeal.State);
        var decided = await DecideAsync(id, SupervisorOf(other), correction);
        Assert.True(decided.GetProperty("state").GetString() == "upheld", decided.ToString());
    }

    private static Caller SupervisorOf(string staff) => new($"{staff}'s key", Role.Supervisor, [Store], [Person(staff)]);

    /// <summary>W1 of A, rated 1, is complained about and comes back with W2 of B. Nothing came about W3 of B, so that somebody has to call.</summary>
    private async Task CloseAsync()
    {
        foreach (var staff in new[] { "A", "new" })
        {
            await Get<StoreDirectory>().UpdateStaffAsync(Store, StaffId.Parse(staff), known => known ?? new() { StoreId = Store, Id = StaffId.Parse(staff) }, CancellationToken.None);
        }

        Clock.Now = Utc("2026-09-08T03:00:00Z");
        await ImportAsync("storeId,workOrderId,staffId,clerkId,customerPhone,openedAt,completedAt\nS1,W3,B,tel,+8613800000003,2026-09-01T08:00:00,2026-09-07T10:00:00\n");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        Clock.Now = Utc("2026-09-13T02:00:00Z");
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await ImportAsync(
            "storeId,workOrderId,staffId,advisorId,inspectorId,clerkId,customerPhone,assetId,faultCode,openedAt,completedAt\n"
            + "S1,W1,A,adv,ins,cle,+8613800000001,car,brake,2026-09-22T08:00:00,2026-09-28T10:00:00\n");
        await SendDueAsync(Utc("2026-10-01T02:00:00Z"));
        await ReplyAsync("1", Utc("2026-10-01T03:00:00Z"));
        await ImportAsync(
            "storeId,workOrderId,staffId,advisorId,assetId,faultCode,openedAt,completedAt\n"
            + "S1,W2,B,adv2,car,brake,2026-09-29T08:00:00,2026-09-30T10:00:00\n");
        await ImportAsync(
            "storeId,complaintId,workOrderId,handlerId,receivedAt,ownFault\nS1,C1,W1,han,2026-09-29T08:00:00,true\n",
            KpiFunctions.Features.Complaints.ComplaintParser.Columns,
            (r, report) => Get<KpiFunctions.Features.Complaints.ComplaintImport>().ImportAsync(r, Ingest, report, CancellationToken.None));
        await ImportFiguresAsync("S1,A,2026-09,training.exam,3,,,\n");
        await ImportRatingsAsync("S1,A,2026-09,manner,boss,50,,,\n");
        await ImportCustomerFactsAsync("S1,F1,B,praise,2026-09-28,a letter\n");
        await CloseSeptemberAsync();
    }
}

using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Appeals;
using NodaTime;

namespace KpiFunctions.Tests.Features.Verification;

/// <summary>A month with every kind of fact, closed, appealed against, closed again, reopened and closed a third time.</summary>
public abstract class ProofTest(AzuriteFixture azurite) : AppealTest(azurite)
{
    /// <summary>Three versions: as it came, with an appeal, and with what came late.</summary>
    protected async Task<MonthProof> PlayAsync()
    {
        await SaveStoreAsync(NewStore("S1") with { Group = "East", SilentAfter = Duration.FromHours(48), CallbackClerk = StaffId.Parse("C"), ComplaintClock = ComplaintClock.Business });
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await SaveTableAsync("hours", "model,jobCode,standardHours\nA6,oil,1.5\n");
        await SaveTableAsync("points", "jobCode,difficulty,points\noil,easy,2\n");
        await SaveTableAsync("calendar", "day,opens,closes\nmon,09:00,24:00\n2026-10-01,,\n");
        await SaveTableAsync("calendar", "day,opens,closes\nmon,08:00,12:00\nmon,13:00,18:00\n", "2026-10");
        await ImportAsync("""
            storeId,workOrderId,staffId,customerId,customerPhone,assetId,faultCode,serviceType,openedAt,arrivedAt,promisedAt,completedAt,standardHours,actualHours,points,amount,inspectionPassed,model,jobCode,difficulty
            S1,W1,A,K1,+8613800000001,U1,F1,paid,2026-09-22T08:00:00,2026-09-22T09:00:00,2026-09-28T12:00:00,2026-09-28T10:00:00,2,3,4,500,true,A6,oil,easy
            S1,W2,B,K2,+8613800000002,U2,F2,paid,2026-09-26T08:00:00,,,2026-09-28T10:00:00,,3,,,,A6,oil,easy
            S1,W3,A,K3,,U1,F1,paid,2026-09-28T10:30:00,,,2026-09-28T10:45:00,,,,,,,,
            S1,W4,B,K4,not a number,,,contract,2026-09-28T08:00:00,,,2026-09-28T10:00:00,,,,,,,,

            """);
        await ImportFiguresAsync("S1,A,2026-09,training.exam,91,was ill on the first day,0,\nS1,B,2026-09,report.days_late,3,,1,2026-09-14\n");
        await ImportRatingsAsync("S1,A,2026-09,teamwork,Sun,100,1,helped with the flood,2026-09-20\n");
        await ImportComplaintsAsync("S1,C1,W2,B,lateService,2026-09-28T10:10:00,2026-09-28T10:20:00,2026-09-28T10:30:00,true,true\nS1,C2,W1,,consultation,2026-09-28T10:40:00,,,,\n");
        await ImportCustomerFactsAsync("S1,P1,A,praise,2026-09-28,a letter of 28 September\n");
        Clock.Now = Utc("2026-09-29T03:00:00Z");
        await ImportAsync("storeId,workOrderId,staffId,openedAt\nS1,W5,A,2026-09-29T08:00:00\n");
        await SendDueAsync(Utc("2026-10-01T02:00:00Z"));
        await ReplyAsync("5 quick and friendly", Utc("2026-10-01T03:00:00Z"));
        await RaiseCallsAsync(Utc("2026-10-03T03:00:00Z"));
        await RecordCallAsync("W2");
        await ImportAsync("storeId,workOrderId,staffId,openedAt,completedAt,cancelledAt\nS1,W6,B,2026-09-29T08:00:00,2026-10-02T10:00:00,\nS1,W7,B,2026-09-29T08:00:00,2026-10-02T10:00:00,2026-10-03T10:00:00\n");
        await CloseSeptemberAsync();

        // Late: an order, a fact and an answer.
        await ImportOrderAsync("W8", "2026-09-20T10:00:00", phone: string.Empty, openedAt: "2026-09-19T10:00:00");
        await ImportFiguresAsync("S1,A,2026-09,parts.turnover,7,,,\n");
        await ReplyAsync("2", AfterTheClose, id: "m2");
        await ReportAsync(ReportEvent("S1/W2", "Failed"));
        await DecideAsync(await FiledAsync(), Supervisor, OpenedLater);
        await ApplyAsync();
        await DecideAsync(AppealOf(await FileAsync(Staff, line: "satisfaction")), Supervisor);
        await ReopenAsync("the late order belongs to it", takeLate: true);
        await CloseAgainAsync();
        return await Get<MonthProofQuery>().ReadAsync(Month(2026, 9), CancellationToken.None);

        static AppealId AppealOf(System.Text.Json.JsonElement filed) => AppealId.Parse(filed.GetProperty("appealId").GetString()!);
    }

    private async Task RaiseCallsAsync(Instant now)
    {
        Clock.Now = now;
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
    }

    private async Task RecordCallAsync(string order)
    {
        await Get<StoreDirectory>().EnsureStaffAsync(await StoreAsync(), StaffId.Parse("C"), CancellationToken.None);
        await Get<CallResults>().RecordAsync(Store, WorkOrderId.Parse(order), new CallResultJson(CallOutcome.Refused, "C"), Supervisor, CancellationToken.None);
    }

    protected static MonthProof With(MonthProof proof, StoredRow row, StoredRow instead) => proof with { Rows = [.. proof.Rows.Select(r => r == row ? instead : r)] };

    protected static StoredRow Set(StoredRow row, string column, object value) =>
        row with { Cells = new SortedDictionary<string, object>(row.Cells.ToDictionary(), StringComparer.Ordinal) { [column] = value } };

    protected static StoredRow Without(StoredRow row, string column) =>
        row with { Cells = new SortedDictionary<string, object>(row.Cells.Where(c => c.Key != column).ToDictionary(), StringComparer.Ordinal) };

    protected static StoredRow Changed(StoredRow row, string column) => Set(row, column, row.Cells[column] switch
    {
        string text => $"{text}7",
        int number => number + 1,
        bool truth => !truth,
        DateTimeOffset time => time - TimeSpan.FromMinutes(1),
        var other => throw new InvalidOperationException($"No cell is a {other.GetType()}."),
    });
}

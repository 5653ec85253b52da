using KpiFunctions.Domain.Complaints;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Import;
using KpiFunctions.Records.Index;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Months;

namespace KpiFunctions.Tests.Features.WorkOrders;

/// <summary>A complaint that names somebody may come before its order; it counts for everyone who stands on the order as soon as that is there.</summary>
public sealed class EarlyComplaintTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    private const string Orders = "storeId,workOrderId,staffId,advisorId,inspectorId,clerkId,openedAt,completedAt\n";
    private const string Order = "S1,W1,B,adv,ins,cle,2026-09-07T08:00:00,2026-09-07T10:00:00\n";
    private const string Complaint = "S1,C1,W1,A,repairQuality,2026-09-08T09:00:00,,,,\n";

    /// <summary>Whatever comes first, alone or among others, again or not, the complaint is the same.</summary>
    [Theory]
    [InlineData("order complaint")]
    [InlineData("complaint order")]
    [InlineData("complaint order order")]
    [InlineData("complaint complaint order")]
    [InlineData("complaint others order")]
    [InlineData("complaint order complaint")]
    public async Task In_whatever_order_they_come_it_has_the_parts_of_its_order(string steps)
    {
        foreach (var step in steps.Split(' '))
        {
            await DoAsync(step);
        }

        await AssertCompleteAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Both_at_the_same_time_find_each_other(int milliseconds)
    {
        await Task.WhenAll(Task.Run(() => DoAsync("complaint")), Task.Run(async () =>
        {
            await Task.Delay(milliseconds);
            await DoAsync("order");
        }));

        await AssertCompleteAsync();
    }

    [Fact]
    public async Task One_that_is_about_another_order_by_now_stays_as_it_is()
    {
        await DoAsync("complaint");
        await ImportComplaintsAsync(Complaint.Replace("W1", "W2", StringComparison.Ordinal));
        await DoAsync("order");

        var complaint = await FindAsync();
        Assert.Equal(("W2", null), (complaint!.WorkOrderId?.Value, complaint.Order));
        await ImportAsync(Orders + Order.Replace("W1", "W2", StringComparison.Ordinal));
        Assert.Equal("adv", (await FindAsync())!.Order!.AdvisorId?.Value);
        Assert.Empty(await Get<FactIndex>().ListAwaitedAsync(Store, CancellationToken.None));
    }

    [Fact]
    public async Task One_of_a_closed_month_is_told_as_late()
    {
        await ImportOrderAsync("W0", "2026-09-07T10:00:00");
        await DoAsync("complaint");
        await CloseSeptemberAsync();

        var report = await ImportAsync(Orders + "S1,W1,B,adv,,,2026-10-05T08:00:00,2026-10-05T10:00:00\n");

        Assert.Contains("C1", Assert.Single(report.Warnings).Warning, StringComparison.Ordinal);
    }

    private Task<ImportReport> DoAsync(string step) => step switch
    {
        "complaint" => ImportComplaintsAsync(Complaint),
        "others" => ImportAsync(Orders + "S1,W8,B,,,,2026-09-07T08:00:00,2026-09-07T10:00:00\nS1,W9,B,,,,2026-09-07T08:00:00,2026-09-07T10:00:00\n"),
        _ => ImportAsync(Orders + Order),
    };

    private Task<Complaint?> FindAsync() => Get<ComplaintStore>().FindAsync(Store, ComplaintId.Parse("C1"), CancellationToken.None);

    private async Task AssertCompleteAsync()
    {
        var complaint = await FindAsync();
        Assert.Equal(("A", "B", "adv", "ins", "cle"), (
            complaint!.StaffId?.Value, complaint.Order?.StaffId.Value, complaint.Order?.AdvisorId?.Value, complaint.Order?.InspectorId?.Value, complaint.Order?.ClerkId?.Value));
        Assert.Empty(await Get<FactIndex>().ListAwaitedAsync(Store, CancellationToken.None));
    }
}

using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.WorkOrders;

/// <summary>People read the times of an order and its complaints as the clocks in their store show them.</summary>
public sealed class OrderTimeTests(AzuriteFixture azurite) : EndpointTest(azurite)
{
    [Fact]
    public async Task An_order_with_its_answer_and_its_complaint_is_shown_in_the_stores_time()
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        await ReplyAsync("1 态度差", Utc("2026-09-10T03:00:00Z"));
        var (gate, stores) = (Get<ApiGate>(), Get<StoreDirectory>());

        var order = await CallAsync(Supervisor("S1"), r => new GetWorkOrderEndpoint(gate, Get<WorkOrderDetails>()).Run(r, "S1", "W1", CancellationToken.None));
        var complaints = await CallAsync(
            Supervisor("S1"), r => new ListComplaintsEndpoint(gate, Get<ComplaintStore>(), stores).Run(r, "S1", CancellationToken.None), "?month=2026-09");

        Assert.Equal("2026-09-07T10:00:00+08:00", order.Json.GetProperty("completedAt").GetString());
        Assert.Single(order.Json.GetProperty("complaints").EnumerateArray());
        ShownTimes.AreOfShanghai(order.Json);
        ShownTimes.AreOfShanghai(complaints.Json);
    }
}

using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Index;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Records.Index;

public sealed class AssetIndexTests(AzuriteFixture azurite) : IndexTest(azurite)
{
    [Fact]
    public async Task Orders_of_the_same_unit_and_fault_are_found_together_across_months()
    {
        await EnterAsync((Order("W1", "fridge-1"), August), (Order("W2", "fridge-1"), September), (Order("W3", "fridge-2"), September), (Order("W4", "fridge-1", "E5"), September));

        var found = await Get<AssetIndex>().FindAsync(Order("W9", "fridge-1"), ReturnRule.Default, None);

        Assert.Equal([("W1", August), ("W2", September)], found.Select(o => (o.Id.Value, o.Month)));
        Assert.Equal((Order("W1").OpenedAt, Order("W1").CompletedAt), (found[0].OpenedAt, found[0].CompletedAt));
    }

    [Fact]
    public async Task Units_of_another_store_are_others()
    {
        await Get<WorkOrderIndex>().EnterAsync([In(new(Domain.StoreId.Parse("S2"), August.Month), Order("W1", "fridge-1", store: "S2"))], ReturnRule.Default, None);
        Assert.Empty(await Get<AssetIndex>().FindAsync(Order("W9", "fridge-1"), ReturnRule.Default, None));
    }

    [Fact]
    public async Task An_order_that_says_no_unit_or_is_for_the_house_is_under_none()
    {
        var house = Order("W1", "fridge-1") with { ServiceType = ServiceType.Internal };
        await EnterAsync((house, August), (Order("W2"), August));

        Assert.Empty(await Get<AssetIndex>().FindAsync(Order("W9", "fridge-1"), ReturnRule.Default, None));
        Assert.Empty(await Get<AssetIndex>().FindAsync(house, ReturnRule.Default, None));
        Assert.Empty(await Get<AssetIndex>().FindAsync(Order("W2"), ReturnRule.Default, None));
    }

    [Fact]
    public async Task An_order_that_is_corrected_to_another_fault_leaves_the_first()
    {
        var before = Order("W1", "fridge-1");
        await EnterAsync((before, August), (Order("W2", "fridge-1"), August));

        await Get<AssetIndex>().RemoveAsync(before, before with { FaultCode = "E5" }, ReturnRule.Default, None);

        Assert.Equal(["W2"], (await Get<AssetIndex>().FindAsync(before, ReturnRule.Default, None)).Select(o => o.Id.Value));
    }

    [Fact]
    public async Task An_order_that_is_corrected_in_anything_else_stays()
    {
        var before = Order("W1", "fridge-1");
        await EnterAsync((before, August));
        await Get<AssetIndex>().RemoveAsync(before, before with { Points = 3 }, ReturnRule.Default, None);
        Assert.Single(await Get<AssetIndex>().FindAsync(before, ReturnRule.Default, None));
    }

    private async Task EnterAsync(params (WorkOrder Order, Domain.Stores.StoreMonth Month)[] orders) =>
        await Get<WorkOrderIndex>().EnterAsync([.. orders.Select(o => In(o.Month, o.Order))], ReturnRule.Default, None);
}

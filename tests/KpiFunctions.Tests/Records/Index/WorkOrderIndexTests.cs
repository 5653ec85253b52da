using KpiFunctions.Domain;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Index;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Records.Index;

public sealed class WorkOrderIndexTests(AzuriteFixture azurite) : IndexTest(azurite)
{
    private WorkOrderIndex Orders => Get<WorkOrderIndex>();

    [Fact]
    public async Task An_order_is_found_in_the_month_it_was_entered_in_and_in_its_own_store_alone()
    {
        Assert.Empty(await Orders.EnterAsync([In(September, Order("W1"))], ReturnRule.Default, None));
        Assert.Equal(September, await Orders.FindAsync(Store, Id("W1"), None));
        Assert.Null(await Orders.FindAsync(StoreId.Parse("S2"), Id("W1"), None));
        Assert.Null(await Orders.FindAsync(Store, Id("W2"), None));
    }

    [Fact]
    public async Task An_order_that_is_known_stays_where_it_is_until_it_is_moved()
    {
        await Orders.EnterAsync([In(August, Order("W1"))], ReturnRule.Default, None);
        var known = await Orders.EnterAsync([In(September, Order("W1"))], ReturnRule.Default, None);

        Assert.Equal([(Id("W1"), August)], known.Select(k => (k.Key, k.Value.Month)));
        Assert.Equal(August, await Orders.FindAsync(Store, Id("W1"), None));

        await Orders.SetAsync(September, Id("W1"), None);
        Assert.Equal(September, await Orders.FindAsync(Store, Id("W1"), None));
    }

    [Fact]
    public async Task Of_many_orders_the_known_ones_are_told_and_all_others_entered()
    {
        var all = Enumerable.Range(1, 130).Select(i => In(September, Order($"W{i}", asset: $"fridge-{i}"))).ToList();
        var known = all.Where((_, i) => i % 40 == 7).Select(o => In(August, o.Order)).ToList();
        await Orders.EnterAsync(known, ReturnRule.Default, None);

        var told = await Orders.EnterAsync(all, ReturnRule.Default, None);

        Assert.Equal(known.Select(k => k.Order.Id.Value).Order(), told.Keys.Select(k => k.Value).Order());
        Assert.All(told.Values, place => Assert.Equal(new OrderPlace(August), place));
        foreach (var service in all)
        {
            Assert.Equal(told.GetValueOrDefault(service.Order.Id, new OrderPlace(service.Month)).Month, await Orders.FindAsync(Store, service.Order.Id, None));
        }
    }

    [Fact]
    public async Task Two_imports_of_the_same_orders_at_once_agree_on_where_they_are()
    {
        var orders = Enumerable.Range(1, 20).Select(i => Order($"W{i}")).ToList();
        var imports = await Task.WhenAll(
            Orders.EnterAsync([.. orders.Select(o => In(August, o))], ReturnRule.Default, None),
            Orders.EnterAsync([.. orders.Select(o => In(September, o))], ReturnRule.Default, None));

        foreach (var order in orders)
        {
            var month = await Orders.FindAsync(Store, order.Id, None);
            Assert.Equal(month, imports[0].GetValueOrDefault(order.Id, new OrderPlace(August)).Month);
            Assert.Equal(month, imports[1].GetValueOrDefault(order.Id, new OrderPlace(September)).Month);
        }
    }
}

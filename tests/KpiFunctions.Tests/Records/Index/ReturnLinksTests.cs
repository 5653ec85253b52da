using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Index;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Records.Index;

public sealed class ReturnLinksTests(AzuriteFixture azurite) : IndexTest(azurite)
{
    private static readonly ReturnLink Link = new(September, new ReturnFact(OrderPeople.Alone(StaffId.Parse("li")), Id("W1"), Id("W2"), Instant.FromUtc(2026, 9, 3, 2, 0)));

    private ReturnLinks Links => Get<ReturnLinks>();

    [Fact]
    public async Task A_return_stands_at_both_of_its_orders()
    {
        await Links.SetAsync(Link, None);
        await Links.SetAsync(Link, None);

        Assert.Equal([Link], await Links.ListAsync(Store, Id("W1"), None));
        Assert.Equal([Link], await Links.ListAsync(Store, Id("W2"), None));
        Assert.Empty(await Links.ListAsync(Store, Id("W3"), None));
    }

    [Fact]
    public async Task An_order_can_be_part_of_several_returns()
    {
        var next = Link with { Fact = Link.Fact with { Earlier = Id("W2"), Later = Id("W3") } };
        await Links.SetAsync(Link, None);
        await Links.SetAsync(next, None);

        Assert.Equal([Link, next], await Links.ListAsync(Store, Id("W2"), None));

        await Links.RemoveAsync(Link, None);
        await Links.RemoveAsync(Link, None);
        Assert.Empty(await Links.ListAsync(Store, Id("W1"), None));
        Assert.Equal([next], await Links.ListAsync(Store, Id("W2"), None));
    }
}

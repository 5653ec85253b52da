using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Domain.Tests.Scoring;

public sealed class GroupRankingTests
{
    [Fact]
    public void Ranks_within_the_role_and_keeps_the_order_of_its_entries()
    {
        GroupEntry[] entries =
        [
            Entry("north", "a", "clerk", 80), Entry("north", "b", "technician", 70), Entry("south", "c", "clerk", 90),
            Entry("south", "d", "clerk", 80), Entry("west", "e", "clerk", 10), Entry("west", "f", null, 5),
        ];

        Assert.Equal([new(2, 4), new(1, 1), new(1, 4), new(2, 4), new(4, 4), new(1, 1)], GroupRanking.Of(entries));
    }

    [Fact]
    public void Totals_of_different_schemes_are_not_compared()
    {
        GroupEntry[] entries = [Entry("north", "a", "clerk", 80), Entry("south", "b", "clerk", 90, "of-1000"), Entry("west", "c", "clerk", 70)];
        Assert.Equal([new(1, 2), new(1, 1), new(2, 2)], GroupRanking.Of(entries));
    }

    private static GroupEntry Entry(string store, string staff, string? role, decimal total, string scheme = "test") =>
        new(StoreId.Parse(store), StaffId.Parse(staff), role, SchemeId.Parse(scheme), total);
}

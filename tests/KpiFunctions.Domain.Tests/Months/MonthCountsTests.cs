using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Tests.Scoring;

namespace KpiFunctions.Domain.Tests.Months;

public sealed class MonthCountsTests
{
    [Fact]
    public void An_order_counts_as_far_as_it_got()
    {
        var open = Given.Unasked(Given.Order("li", hours: null));
        var unasked = Given.Unasked(Given.Order("li"));
        var silent = Given.Service(Given.Order("li"));
        var rated = Given.Service(Given.Order("li"), 5);

        var counts = new[] { open, unasked, silent, rated }.Aggregate(new MonthCounts(), (c, record) => c.Add(record));

        Assert.Equal((4, 3, 2, 1), (counts.Orders, counts.Completed, counts.Texted, counts.Rated));
    }

    [Fact]
    public void A_cancelled_order_is_none_that_was_completed()
    {
        var cancelled = Given.Unasked(Given.Order("li") with { CancelledAt = Given.Opened });
        var counts = new MonthCounts { Orders = 3, Completed = 2, Texted = 1, Rated = 1, Late = 5 }.Add(cancelled);
        Assert.Equal(new MonthCounts { Orders = 4, Completed = 2, Texted = 1, Rated = 1, Late = 5 }, counts);
    }

    [Fact]
    public void Every_count_has_its_place_in_the_line_that_the_ledger_hashes() => Assert.Equal(
        "1 2 3 4 5 6 7 8 9 10",
        new MonthCounts { Orders = 1, Completed = 2, Texted = 3, Rated = 4, Complaints = 5, Returns = 6, Figures = 7, Ratings = 8, CustomerFacts = 9, Late = 10 }.ToString());
}

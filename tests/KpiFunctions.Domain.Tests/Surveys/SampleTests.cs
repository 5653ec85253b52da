using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Tests.Surveys;

public sealed class SampleTests
{
    private static readonly SurveyId[] Surveys =
        [.. Enumerable.Range(0, 10_000).Select(i => new SurveyId(StoreId.Parse($"S{i % 7}"), WorkOrderId.Parse($"W{i}")))];

    [Theory]
    [InlineData(0, 0, 0)]

    // 10,000 draws of 10%: 1000 with a standard deviation of 30; five of them to either side.
    [InlineData(0.1, 850, 1150)]
    [InlineData(0.5, 4750, 5250)]
    [InlineData(1, 10_000, 10_000)]
    public void A_sample_has_its_share_of_the_orders(double rate, int atLeast, int atMost) =>
        Assert.InRange(Surveys.Count(s => Sample.Holds(s, rate)), atLeast, atMost);

    [Fact]
    public void A_larger_sample_holds_every_smaller_one() =>
        Assert.All(Surveys.Where(s => Sample.Holds(s, 0.1)), s => Assert.True(Sample.Holds(s, 0.2)));

    [Fact]
    public void The_draw_is_the_same_on_every_machine()
    {
        // SHA-256 of "S1/W1" begins with a78fcf67, which is 0.6545 of the largest number of 32 bits.
        var survey = new SurveyId(StoreId.Parse("S1"), WorkOrderId.Parse("W1"));

        Assert.False(Sample.Holds(survey, 0.65));
        Assert.True(Sample.Holds(survey, 0.66));
    }
}

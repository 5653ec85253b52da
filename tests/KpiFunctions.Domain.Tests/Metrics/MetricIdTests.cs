using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;

namespace KpiFunctions.Domain.Tests.Metrics;

public sealed class MetricIdTests
{
    [Fact]
    public void The_areas_that_no_figure_may_take_are_exactly_those_of_the_metrics_that_are_computed() =>
        Assert.Equal(MetricCatalog.Ids.Select(MetricName.AreaOf).Distinct().Order(), MetricName.ComputedAreas.Order());

    [Theory]
    [InlineData("training.exam", true)]
    [InlineData("training", true)]
    [InlineData("parts.turnover_2026.q-3", true)]
    [InlineData("orders.completed", false)]
    [InlineData("orders.of_my_own", false)]
    [InlineData("satisfaction.factor.price", false)]
    [InlineData("rating.conduct", false)]
    [InlineData("Training.exam", false)]
    [InlineData("training.", false)]
    [InlineData("training exam", false)]
    [InlineData("培训", false)]
    [InlineData("", false)]
    public void A_figure_has_a_name_in_an_area_of_its_own(string id, bool isFigure) => Assert.Equal(isFigure, MetricName.IsFigure(id));

    [Fact]
    public void A_name_has_up_to_64_characters()
    {
        Assert.True(MetricName.IsFigure("a." + new string('b', 62)));
        Assert.False(MetricName.IsFigure("a." + new string('b', 63)));
        Assert.True(MetricName.IsRating("rating." + new string('b', 57)));
        Assert.False(MetricName.IsRating("rating." + new string('b', 58)));
        Assert.False(MetricName.IsRating("ratings"));
    }

    [Theory]
    [InlineData("training.exam.second", "training")]
    [InlineData("training", "training")]
    [InlineData("t.exam", "t")]
    [InlineData(".exam", ".exam")]
    public void The_area_is_the_first_word(string id, string area) => Assert.Equal(area, MetricName.AreaOf(id));

    [Theory]
    [InlineData("satisfaction.rate", null)]
    [InlineData("satisfaction.factor.price", null)]
    [InlineData("rating.conduct", null)]
    [InlineData("training.exam", null)]
    [InlineData("orders.complete", "There is no metric 'orders.complete'. Those of 'orders' are orders.completed, orders.completion_rate, orders.revenue.")]
    [InlineData("Orders", "'Orders' is no metric id; it has words of a-z, 0-9, '_' and '-', joined by '.'.")]
    public void A_scheme_that_names_no_metric_is_told_which_there_are(string id, string? problem) => Assert.Equal(problem, MetricId.ProblemOf(id));
}

using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Tests.Scoring;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Stores;

/// <summary>What tables of a store say of the job of an order.</summary>
public sealed class StoreTableTests
{
    private static readonly JobTable Hours = new(StoreTableKind.Hours, 3, new YearMonth(2026, 8), [new("oil", "A6", 1.5m), new("brakes", "A6", 3)]);
    private static readonly JobTable Points = new(StoreTableKind.Points, 4, new YearMonth(2026, 8), [new("oil", "easy", 2), new("A6", "oil", 100)]);

    [Theory]
    [InlineData("A6", "oil", "easy", null, null, 1.5, 3, 2.0, 4)]
    [InlineData("a6", "OIL", "Easy", null, null, 1.5, 3, 2.0, 4)]
    [InlineData("A6", "oil", "easy", 7.0, 8.0, 7.0, null, 8.0, null)]
    [InlineData("A6", "oil", "easy", null, 0.0, 1.5, 3, 0.0, null)]
    [InlineData("A6", "brakes", "easy", null, null, 3.0, 3, null, null)]
    [InlineData("X1", "oil", "hard", null, null, null, null, null, null)]
    [InlineData(null, "oil", null, null, null, null, null, null, null)]
    [InlineData("A6", null, "easy", null, null, null, null, null, null)]
    [InlineData("A6", null, "easy", 7.0, null, 7.0, null, null, null)]
    public void What_an_order_says_itself_comes_before_the_table(
        string? model, string? job, string? difficulty, double? ownHours, double? ownPoints, double? hours, int? hoursFrom, double? points, int? pointsFrom)
    {
        var order = Given.Order("li") with { Model = model, JobCode = job, Difficulty = difficulty, StandardHours = (decimal?)ownHours, Points = (decimal?)ownPoints };
        var tables = StoreTables.Of([Points, Hours]);

        Assert.Equal(((decimal?)hours, hoursFrom), (tables.StandardHoursOf(order), tables.HoursVersionOf(order)));
        Assert.Equal(((decimal?)points, pointsFrom), (tables.PointsOf(order), tables.PointsVersionOf(order)));
        Assert.Equal(((decimal?)ownHours, (decimal?)ownPoints), (StoreTables.None.StandardHoursOf(order), StoreTables.None.PointsOf(order)));
        Assert.Equal((null, null), (StoreTables.None.HoursVersionOf(order), StoreTables.None.PointsVersionOf(order)));
    }

    [Fact]
    public void A_month_reckons_with_its_tables()
    {
        var order = Given.Order("li") with { Model = "A6", JobCode = "oil", Difficulty = "easy", ActualHours = 2 };
        var alone = Given.Facts(new MonthSettings { Tables = new(Hours, Points, []) }).Add(Given.Unasked(order)).Add(Given.Unasked(order with { Id = WorkOrderId.Parse("own"), StandardHours = 4, Points = 5 }));
        var scheme = Given.Scheme(Given.Item("repair.standard_time_ratio", 1, new RatioRule(1, 1)), Given.Item("workload.points", 1, new RatioRule(1, 1)));
        Assert.Equal([5.5m, 7m], Given.Score(alone, scheme).Lines.Select(l => l.Metric!.Value.Numerator));

        // Several who did the work have their shares of what the table says.
        Assert.Null(WorkSharesText.TryRead("li=0.75|ma=0.25", out _, out var shares));
        var together = Given.Facts(new MonthSettings { Tables = new(Hours, Points, []) }).Add(Given.Unasked(order with { Shares = shares }));
        Assert.Equal([1.125m, 1.5m, 0.375m, 0.5m], Given.Scores(together, scheme).OrderBy(s => s.Staff.StaffId.Value).SelectMany(s => s.Lines).Select(l => l.Metric!.Value.Numerator));
    }

    [Fact]
    public void A_job_stands_in_a_table_once()
    {
        Assert.Throws<ArgumentException>(() => new JobTable(StoreTableKind.Hours, 1, new YearMonth(2026, 8), [new("oil", "A6", 1), new("Oil", "a6", 1)]));
    }

    [Fact]
    public void Versions_say_the_same_when_months_and_rows_are()
    {
        Assert.True(Hours.SaysTheSameAs(new JobTable(Hours.Kind, 9, Hours.ValidFrom, [.. Hours.Rows])));
        Assert.False(Hours.SaysTheSameAs(new JobTable(Hours.Kind, 9, Hours.ValidFrom.PlusMonths(1), [.. Hours.Rows])));
        Assert.False(Hours.SaysTheSameAs(new JobTable(StoreTableKind.Points, 9, Hours.ValidFrom, [.. Hours.Rows])));
        Assert.False(Hours.SaysTheSameAs(new JobTable(Hours.Kind, 9, Hours.ValidFrom, [.. Hours.Rows.Skip(1)])));
        Assert.False(Hours.SaysTheSameAs(new JobTable(Hours.Kind, 9, Hours.ValidFrom, [.. Hours.Rows.Take(1), new("brakes", "A6", 4)])));
    }
}

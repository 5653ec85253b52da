using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Tests.Scoring;
using KpiFunctions.Domain.Tests.Sheets;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Facts;

/// <summary>What the columns of a rating sheet come to, and who is drawn to fill that of the customers.</summary>
public sealed class SheetMarkTests
{
    private static readonly Scheme Scheme = Given.Scheme(Given.Item("rating.conduct.attitude", 100, new RatingRule(), MissingPolicy.Zero));

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    /// <summary>The mean of those present by their shares, whatever numbers the marks were entered with: the sheet in force says what counts.</summary>
    [Theory]
    [InlineData("self manager company", 57.5, 1.0, "")]
    [InlineData("self manager", 57.5, 0.7, "company")]
    [InlineData("manager company", 37.5, 0.8, "self")]
    [InlineData("company", 0.0, 0.3, "self manager")]
    [InlineData("self", null, null, "manager company")]
    [InlineData("", null, null, "self manager company")]
    public void The_mark_is_the_mean_of_those_present_and_the_others_are_named(string present, double? sum, double? shares, string missing)
    {
        var facts = Facts(GivenSheet.Of(GivenSheet.Self(0.2m), GivenSheet.Manager(0.5m), GivenSheet.Company(0.3m)));
        foreach (var rater in present.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            facts.Add(Mark(rater, rater switch { "self" => "excellent", "manager" => "good", _ => "poor" }));
        }

        var line = Given.Score(facts, Scheme).Lines[0];
        Assert.Equal(((decimal?)sum, (decimal?)shares), (line.Metric?.Numerator, line.Metric?.Denominator));
        Assert.Equal(missing, string.Join(' ', line.MissingRaters.Select(r => r.Id)));
    }

    [Fact]
    public void Only_what_stands_in_a_column_counts_on_a_sheet()
    {
        var facts = Facts(GivenSheet.Of(GivenSheet.Manager(0.5m), GivenSheet.Company(0.3m), GivenSheet.Customers(0.2m, 1)));
        facts.Add(Mark("manager", "good"));
        facts.Add(Mark("company", "splendid"));
        facts.Add(Mark("uncle", "excellent"));
        facts.Add(Mark("customers", "excellent"));
        facts.Add(new RatingFact(StaffId.Parse("li"), "conduct.attitude", "typed", 100));
        facts.Add(new RatingFact(StaffId.Parse("li"), "conduct.charm", "manager", 100) { Grade = "excellent" });

        var line = Given.Score(facts, Scheme).Lines[0];
        Assert.Equal((75m, 1, "company customers"), (line.Metric!.Value.Value, (int)line.Metric.Value.Sample, string.Join(' ', line.MissingRaters.Select(r => r.Id))));
    }

    /// <summary>Any number of answers, of customers with one order and with several, in any order.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_customers_are_drawn_in_whatever_order_the_records_come(int seed)
    {
        var random = new Random(seed);
        var (draw, count) = (random.Next(1, 6), random.Next(1, 15));
        var orders = Enumerable.Range(1, count).Select(i => (Order: Order($"W{seed}-{i}", random.Next(3) == 0 ? $"C{random.Next(4)}" : null), Rating: random.Next(0, 6))).ToList();
        var sheet = GivenSheet.Of(GivenSheet.Manager(0.5m), GivenSheet.Customers(0.5m, draw));

        var first = MarkOf(sheet, orders);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(first, MarkOf(sheet, orders.OrderBy(_ => random.Next())));
        }

        // Each customer once, n of them, or all where there are fewer: the sum of stars is a whole number.
        var customers = orders.Where(o => o.Rating > 0).Select(o => o.Order.CustomerId?.Value ?? o.Order.Id.Value).Distinct().Count();
        var stars = first * Math.Min(draw, customers) / 20;
        Assert.True(customers == 0 ? first is null : Math.Abs(stars!.Value - Math.Round(stars.Value)) < 0.000000000000000000001m, $"{first} of {customers}, {draw} drawn");
        if (customers > 0 && customers <= draw && orders.All(o => o.Order.CustomerId is null))
        {
            Assert.Equal(orders.Where(o => o.Rating > 0).Sum(o => o.Rating) * 20m / customers, first);
        }
    }

    /// <summary>Three customers who say 13 of 15 beside a full mark: 93.33…, not 93.335 and so 93.34. Whatever they say, the mean is divided once.</summary>
    [Fact]
    public void What_customers_say_is_never_rounded_in_between()
    {
        foreach (var (share, stars) in from share in new[] { 0.5m, 0.3m, 0.0001m } from sum in Enumerable.Range(3, 13) select (share, sum))
        {
            var facts = Facts(GivenSheet.Of(GivenSheet.Manager(1 - share), GivenSheet.Customers(share, 3))).Add(Mark("manager", "excellent"));
            for (var i = 0; i < 3; i++)
            {
                facts.Add(Given.Service(Order($"T{stars}-{i}", null), Math.Clamp(stars - (4 * i), 1, 5)));
            }

            var said = Enumerable.Range(0, 3).Sum(i => Math.Clamp(stars - (4 * i), 1, 5));
            var line = Given.Score(facts, Scheme).Lines[0];
            var exact = line.Metric!.Value.Exact;
            Assert.Equal(((100 * (1 - share) * 3) + (said * 20 * share)) * exact.Denominator, exact.Numerator * 3);
            Assert.Equal(decimal.Round(((100 * (1 - share) * 3) + (said * 20 * share)) / 3, 2, MidpointRounding.AwayFromZero), line.OwnPoints);
        }
    }

    [Fact]
    public void Every_customer_may_be_drawn_and_another_month_or_person_draws_others()
    {
        var sheet = GivenSheet.Of(GivenSheet.Manager(0.5m), GivenSheet.Customers(0.5m, 1));
        var drawn = Enumerable.Range(1, 200).Select(run => MarkOf(sheet, Enumerable.Range(1, 5).Select(rating => (Order($"R{run}-{rating}", null), rating)))).ToList();
        Assert.Equal([20m, 40m, 60m, 80m, 100m], drawn.Distinct().Order());
    }

    [Fact]
    public void A_customer_with_many_orders_is_asked_once()
    {
        var sheet = GivenSheet.Of(GivenSheet.Manager(0.5m), GivenSheet.Customers(0.5m, 5));
        var orders = Enumerable.Range(1, 9).Select(i => (Order($"S{i}", "C1"), 1)).Append((Order("S10", "C2"), 5));
        Assert.Equal(60m, MarkOf(sheet, orders));
    }

    [Fact]
    public void Orders_of_another_month_and_cancelled_ones_draw_nobody()
    {
        var sheet = GivenSheet.Of(GivenSheet.Manager(0.5m), GivenSheet.Customers(0.5m, 5));
        var late = Order("L1", null) with { CompletedAt = Given.Opened + Duration.FromDays(40) };
        var cancelled = Order("L2", null) with { CancelledAt = Given.Opened };
        Assert.Equal(80m, MarkOf(sheet, [(late, 1), (cancelled, 1), (Order("L3", null), 4)]));
    }

    private static MonthFactsBuilder Facts(RatingSheet sheet) => Given.Facts(new MonthSettings { Sheets = RatingSheets.Of([sheet]) }).AddStaff(StaffId.Parse("li"));

    /// <summary>Two roles in a month: each has the customers of its own orders, as many as the sheet draws, and all marks that were given.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Who_changed_the_role_is_rated_by_the_customers_of_each(int seed)
    {
        var random = new Random(seed);
        var change = new LocalDate(2026, 8, random.Next(2, 31));
        var whole = Given.Month.Month.ToDateInterval();
        DateInterval[] roles = [new(whole.Start, change.PlusDays(-1)), new(change, whole.End)];
        var draw = random.Next(1, 6);
        var facts = Given.Facts(new MonthSettings
        {
            Sheets = RatingSheets.Of([GivenSheet.Of(GivenSheet.Manager(0.5m), GivenSheet.Customers(0.5m, draw))]),
            RolePeriods = new Dictionary<StaffId, IReadOnlyList<DateInterval>> { [StaffId.Parse("li")] = roles },
        });
        facts.Add(Mark("manager", "good"));

        // Customers of the first role are content, those of the second are not.
        var days = Enumerable.Range(0, random.Next(1, 15)).Select(_ => whole.Start.PlusDays(random.Next(whole.Length))).ToList();
        foreach (var day in days)
        {
            var at = day.At(new LocalTime(12, 0)).InZoneStrictly(Given.Zone).ToInstant();
            facts.Add(Given.Service(Given.Order("li") with { OpenedAt = at, CompletedAt = at }, day < change ? 5 : 1));
        }

        var scores = Given.Scores(facts, Scheme).ToDictionary(s => s.Staff.Days!, s => s.Lines[0].Metric!.Value);
        foreach (var (role, said) in new[] { (roles[0], 100m), (roles[1], 20m) })
        {
            Assert.Equal(days.Any(role.Contains) ? ((75 * 0.5m) + (said * 0.5m), 2) : (75 * 0.5m, 1), (scores[role].Numerator, (int)scores[role].Sample));
        }
    }

    private static RatingFact Mark(string rater, string grade) => new(StaffId.Parse("li"), "conduct.attitude", rater, 1) { Grade = grade, Weight = 9, GivenAs = rater switch { "self" => RaterKind.Self, "manager" => RaterKind.Manager, _ => RaterKind.Person }, GivenAsRole = rater == "company" ? "admin" : null };

    private static WorkOrder Order(string id, string? customer) =>
        Given.Order("li") with { Id = WorkOrderId.Parse(id), CustomerId = customer is null ? null : CustomerId.Parse(customer) };

    private static decimal? MarkOf(RatingSheet sheet, IEnumerable<(WorkOrder Order, int Rating)> orders)
    {
        var facts = Facts(sheet);
        foreach (var (order, rating) in orders)
        {
            facts.Add(rating == 0 ? Given.Service(order) : Given.Service(order, rating));
        }

        return Given.Score(facts, Scheme).Lines[0].Metric?.Value;
    }
}

using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;
using static KpiFunctions.Domain.Tests.Scoring.RandomHouse;
using ServiceRecord = KpiFunctions.Domain.Surveys.ServiceRecord;

namespace KpiFunctions.Domain.Tests.Scoring;

/// <summary>Nothing is lost and nothing counts twice: shares add up to the order, members to their team, and days to the month.</summary>
public sealed class TeamsPropertyTests
{
    private static readonly StaffId Before = StaffId.Parse("before");
    private static readonly StaffId After = StaffId.Parse("after");
    private static readonly StaffId Mover = People[0];

    /// <summary>Of these a team is no sum: a customer of two members is one customer, and returns beyond the orders are cut at 0.</summary>
    private static readonly string[] NotAdded = ["satisfaction.rate_all", "customer.repurchase_rate", "quality.first_time_fix_rate"];

    private static readonly string[] Added = [.. MetricCatalog.Ids.Except(NotAdded)];

    private static readonly Scheme EveryMetric = Given.Scheme([.. MetricCatalog.Ids.Select(id => Given.Item(id, 1, new RatingRule(), MissingPolicy.Zero))]);

    /// <summary>Houses in which everybody has done work of their own on the first and the last day, so that each share of theirs is seen.</summary>
    private static readonly Gen<RandomHouse> Houses = RandomHouse.Houses.Select(house => house with
    {
        Services = [.. house.Services, .. from person in People from day in new[] { 0, 30 } select Work(person, day)],
        Settings = house.Settings with { RolePeriods = MonthSettings.Default.RolePeriods },
    });

    [Fact]
    public void Shares_add_up_to_the_order_and_teams_to_their_members()
    {
        var (shared, led) = (0, 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Arb.From(Houses), random =>
        {
            var house = random with { Services = [.. random.Services.Where(s => s.Order.CompletedAt is { } at && Given.Clock.Span.Contains(at))] };
            var all = Scores(house, Measured.Person);
            var own = People.Select(p => all[p]).ToList();
            var orders = house.Services.Select(s => s.Order).ToList();
            Assert.Equal(Units(orders.Sum(o => o.Points)), Units(own.Sum(s => Of(s, "workload.points").Numerator)));
            Assert.Equal(Units(orders.Sum(o => o.Amount)), Units(own.Sum(s => Of(s, "orders.revenue").Numerator)));
            Assert.Equal(Units(Timed(orders).Sum(o => o.StandardHours)), Units(own.Sum(s => Of(s, "repair.standard_time_ratio").Numerator)));
            Assert.Equal(Units(Timed(orders).Sum(o => o.ActualHours)), Units(own.Sum(s => Of(s, "repair.standard_time_ratio").Denominator)));

            var teams = Scores(house, Measured.Team);
            foreach (var manager in People)
            {
                var counted = house.Services.Select(s => (Service: s, Team: TeamOf(house, manager, s))).Where(s => s.Team.Count > 0).ToList();
                shared += counted.Count(s => s.Service.Order.Shares is { } shares && s.Team.Count < shares.All.Count && s.Team.Any(p => p != manager));
                led += counted.Count(s => s.Team.Any(p => p != manager));
                Assert.Equal(Words(ByHand(counted)), Words(teams[manager]));
            }
        }));
        Assert.True(shared > 40 && led > 300, $"Too little is led here to prove anything: {led} orders, {shared} of them shared with others.");
    }

    [Fact]
    public void A_team_is_the_sum_of_its_members_in_everything_where_nobody_shares_an_order() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40),
        Prop.ForAll(Arb.From(Houses), Arb.From(Gen.Elements(People).ArrayOf(People.Length)), (random, managers) =>
        {
            var teams = People.Zip(managers).ToDictionary(t => t.First, t => t.Second);
            var house = Unshared(random) with { Settings = new MonthSettings { Teams = teams.ToDictionary(t => t.Key, t => (IReadOnlyList<LedDays>)[new(Month, t.Value)]) } };
            foreach (var part in Enum.GetValues<OrderPart>())
            {
                var (own, led) = (Scores(house, Measured.Person, part), Scores(house, Measured.Team, part));
                foreach (var manager in managers.Distinct())
                {
                    var members = People.Where(p => p == manager || teams[p] == manager).Select(p => own[p]).ToList();
                    Assert.All(Added, metric => Assert.Equal(members.Aggregate(default(Fraction), (sum, member) => sum + Of(member, metric)), Of(led[manager], metric)));
                }
            }
        }));

    [Fact]
    public void Whoever_moves_to_another_manager_takes_exactly_the_days_along() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40),
        Prop.ForAll(Arb.From(Houses), Arb.From(Gen.Choose(2, 31)), (random, day) =>
        {
            var cut = First.PlusDays(day - 1);
            var stayed = Unshared(random) with { Settings = Led(new LedDays(Month, Before)) };
            var moved = stayed with { Settings = Led(new(new(First, cut.PlusDays(-1)), Before), new(new(cut, Month.End), After)) };
            var taken = From(stayed with { Settings = MonthSettings.Default }, cut);
            foreach (var part in Enum.GetValues<OrderPart>())
            {
                var (then, now) = (Scores(stayed, Measured.Team, part), Scores(moved, Measured.Team, part));
                var along = Scores(taken, Measured.Person, part)[Mover];
                Assert.All(Added, metric =>
                {
                    Assert.Equal(Of(then[Before], metric), Of(now[Before], metric) + Of(along, metric));
                    Assert.Equal(Of(now[After], metric), Of(then[After], metric) + Of(along, metric));
                });
            }
        }));

    private static DateInterval Month => new(First, First.PlusDays(30));

    /// <summary>Work that is done in a day, with all that is known of it.</summary>
    private static ServiceRecord Work(StaffId person, int day)
    {
        var at = Given.Clock.Span.Start + Duration.FromDays(day) + Duration.FromHours(9);
        return Given.Service(
            Given.Order(person.Value) with
            {
                AdvisorId = person,
                InspectorId = person,
                ClerkId = person,
                OpenedAt = at,
                CompletedAt = at + Duration.FromHours(1),
                PromisedAt = at,
                ArrivedAt = at,
                StandardHours = 1,
                ActualHours = 2,
                Points = 3,
                Amount = 4,
                InspectionPassed = true,
            },
            4,
            5);
    }

    private static RandomHouse Unshared(RandomHouse house) => house with
    {
        Services = [.. house.Services.Select(s => s with { Order = s.Order with { Shares = null } })],
        Complaints = [.. house.Complaints.Select(c => c with { Order = c.Order is { } people ? people with { Shares = null } : null })],
        Returns = [.. house.Returns.Select(r => r with { People = r.People with { Shares = null } })],
    };

    /// <summary>What of a month lies on a day or behind it.</summary>
    private static RandomHouse From(RandomHouse house, LocalDate day) => house with
    {
        Services = [.. house.Services.Where(s => DayOf(s.Order.CountsAt) >= day)],
        Complaints = [.. house.Complaints.Where(c => DayOf(c.ReceivedAt) >= day)],
        Returns = [.. house.Returns.Where(r => DayOf(r.CameBackAt) >= day)],
        Calls = [.. house.Calls.Where(c => DayOf(c.DueBy) >= day)],
        Praise = [.. house.Praise.Where(p => p.Day >= day)],
    };

    /// <summary>Two managers with work of their own, and one person whom they lead.</summary>
    private static MonthSettings Led(params LedDays[] days) => new() { Teams = new Dictionary<StaffId, IReadOnlyList<LedDays>> { [Mover] = days } };

    /// <summary>Who of an order belongs to a manager on the day on which it counts.</summary>
    private static List<StaffId> TeamOf(RandomHouse house, StaffId manager, ServiceRecord service)
    {
        var day = DayOf(service.Order.CountsAt);
        return [.. PeopleOf(service.Order).Where(p => p == manager || (house.Settings.Teams.TryGetValue(p, out var led) && led.Any(l => l.ManagerId == manager && l.Days.Contains(day))))];
    }

    private static IEnumerable<StaffId> PeopleOf(WorkOrder order) => order.Shares is { } shares ? shares.All.Select(s => s.StaffId) : [order.StaffId];

    private static IEnumerable<WorkOrder> Timed(IEnumerable<WorkOrder> orders) => orders.Where(o => o is { StandardHours: not null, ActualHours: not null });

    /// <summary>Each order once, with the parts of those who are counted.</summary>
    private static Dictionary<string, Fraction> ByHand(List<(ServiceRecord Service, List<StaffId> Team)> counted)
    {
        decimal Sum(Func<WorkOrder, decimal?> quantity, bool isTimed = false) => Units(counted
            .Where(c => !isTimed || c.Service.Order is { StandardHours: not null, ActualHours: not null })
            .Sum(c => c.Service.Order.Shares is { } shares ? PartOf(shares, quantity(c.Service.Order), c.Team) : quantity(c.Service.Order)) ?? 0);
        int Count(Func<ServiceRecord, bool> which) => counted.Count(c => which(c.Service));
        return new()
        {
            ["orders.completed"] = new(Count(_ => true), 0),
            ["satisfaction.rate"] = new(Count(s => s.Result.Overall >= 4), Count(s => s.Result.Overall > 0)),
            ["repair.within_24h_rate"] = new(Count(s => s.Order.CompletedAt - s.Order.OpenedAt <= Duration.FromHours(24)), Count(_ => true)),
            ["quality.inspection_pass_rate"] = new(Count(s => s.Order.InspectionPassed == true), Count(s => s.Order.InspectionPassed is not null)),
            ["workload.points"] = new(Sum(o => o.Points), 0),
            ["orders.revenue"] = new(Sum(o => o.Amount), 0),
            ["repair.standard_time_ratio"] = new(Sum(o => o.StandardHours, isTimed: true), Sum(o => o.ActualHours, isTimed: true)),
        };
    }

    private static Dictionary<StaffId, StaffScore> Scores(RandomHouse house, Measured of, OrderPart part = OrderPart.Technician) =>
        ScoreCalculator.Calculate(WithManagers(house), _ => new Assignment(null, EveryMetric with { Measures = new(of, part) })).ToDictionary(s => s.Staff.StaffId);

    private static MonthFacts WithManagers(RandomHouse house) => (house with
    {
        Services = [.. house.Services, .. from person in new[] { Before, After } from day in new[] { 0, 30 } select Work(person, day)],
    }).Facts(Before, After);

    /// <summary>A total is a sum of its own; a share and a mean are two sums.</summary>
    private static Fraction Of(StaffScore score, string metric) => score.Lines.Single(l => l.Item.Metric == metric).Metric is not { } value ? default
        : new(Units(value.Numerator), IsTotal(metric) ? 0 : Units(value.Denominator));

    private static bool IsTotal(string metric) => metric is "orders.completed" or "orders.revenue" or "workload.points" || metric.EndsWith("count", StringComparison.Ordinal);

    private static decimal Units(decimal? number) => (number ?? 0) / 1.0000000m;

    private static string Words(Dictionary<string, Fraction> sums) => string.Join("; ", sums.Select(s => $"{s.Key} {s.Value}"));

    private static string Words(StaffScore score) => Words(ByHand([]).Keys.ToDictionary(m => m, m => Of(score, m)));

    private readonly record struct Fraction(decimal Numerator, decimal Denominator)
    {
        public static Fraction operator +(Fraction one, Fraction other) => new(one.Numerator + other.Numerator, one.Denominator + other.Denominator);
    }
}

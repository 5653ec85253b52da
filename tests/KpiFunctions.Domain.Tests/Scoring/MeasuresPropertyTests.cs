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
using ServiceRecord = KpiFunctions.Domain.Surveys.ServiceRecord;

namespace KpiFunctions.Domain.Tests.Scoring;

/// <summary>
/// Whatever a scheme measures of somebody is what it would measure of one person who had done all of that alone: facts are picked one by one, given to that
/// person, and every metric of the catalogue is compared.
/// </summary>
public sealed class MeasuresPropertyTests
{
    private static readonly StaffId[] People = [.. new[] { "an", "bo", "chen", "du", "lead" }.Select(StaffId.Parse)];
    private static readonly StaffId One = StaffId.Parse("one");
    private static readonly LocalDate First = new(2026, 8, 1);

    private static readonly Measures[] All =
        [.. from part in Enum.GetValues<OrderPart>() from of in Enum.GetValues<Measured>() where of != Measured.Store || part == OrderPart.Technician select new Measures(of, part)];

    private static readonly Scheme EveryMetric = Given.Scheme([.. MetricCatalog.Ids.Select(id => Given.Item(id, 1, new RatingRule(), MissingPolicy.Zero))]);

    private static readonly Gen<StaffId> Person = Gen.Elements(People);

    private static readonly Gen<StaffId?> Somebody = Gen.Frequency((1, Gen.Constant((StaffId?)null)), (2, Person.Select(p => (StaffId?)p)));

    private static readonly Gen<WorkShares?> Shares =
        from people in Gen.Shuffle(People)
        from count in Gen.Choose(1, 3)
        from cut in Gen.Elements<decimal?>(null, 0.000001m, 0.1m, 0.333333m)
        let named = people.Take(count).ToList()
        let shares = named.Select((p, i) => new WorkShare(p, cut is not { } c || count == 1 ? null : i > 0 ? c : 1 - (c * (count - 1)))).ToList()
        select WorkShares.TryMake(shares, out var made) is null ? made : throw new InvalidOperationException();

    private static readonly Gen<Instant> Times = Gen.Choose(-3, 36).SelectMany(day => Gen.Choose(0, 23), (day, hour) => Given.Clock.Span.Start + Duration.FromHours((day * 24) + hour));

    private static readonly Gen<ServiceRecord> Services =
        from at in Times
        from took in Gen.Choose(0, 60)
        from isOpen in Gen.Frequency((1, Gen.Constant(true)), (6, Gen.Constant(false)))
        from person in Person
        from shares in Gen.Frequency((2, Gen.Constant((WorkShares?)null)), (1, Shares))
        from advisor in Somebody
        from inspector in Somebody
        from clerk in Somebody
        from customer in Gen.Choose(0, 5)
        from quantity in Gen.Elements<decimal?>(null, 1, -10, 0.000001m, 33.333333m, 1_000_000_000_000m)
        from ratings in Gen.Choose(0, 5).ArrayOf(2)
        from isPassed in Gen.Elements<bool?>(null, true, false)
        let order = Given.Order(person.Value) with
        {
            StaffId = shares?.All[0].StaffId ?? person,
            Shares = shares,
            AdvisorId = advisor,
            InspectorId = inspector,
            ClerkId = clerk,
            CustomerId = customer == 0 ? null : CustomerId.Parse($"C{customer}"),
            AssetId = $"VIN{customer}",
            FaultCode = "noise",
            OpenedAt = at - Duration.FromHours(took),
            CompletedAt = isOpen ? null : at,
            PromisedAt = at + Duration.FromHours((int)(quantity % 2 ?? 0)),
            Amount = quantity,
            Points = quantity is > 0 ? quantity : null,
            StandardHours = quantity is > 0 ? quantity : null,
            ActualHours = quantity is > 0 ? quantity < 100 ? quantity * 2 : quantity : null,
            InspectionPassed = isPassed,
        }
        select Given.Service(order, ratings);

    private static readonly Gen<ComplaintFact> Complaints =
        from order in Services
        from at in Times
        from subject in Somebody
        from handler in Somebody
        from isAboutOrder in Gen.Elements(true, false)
        from hours in Gen.Choose(0, 30)
        select new ComplaintFact
        {
            StaffId = isAboutOrder ? order.Order.StaffId : subject,
            IsAboutOrderStaff = isAboutOrder,
            HandlerId = handler,
            Order = isAboutOrder || hours % 2 == 0 ? order.Order.People : null,
            ReceivedAt = at,
            ResolvedAt = at + Duration.FromHours(hours),
            IsSatisfied = hours % 3 == 0,
            IsOwnFault = hours % 2 == 0,
        };

    private static readonly Gen<House> Houses =
        from services in Services.ListOf(14)
        from complaints in Complaints.ListOf(5)
        from returns in (from order in Services from at in Times select new ReturnFact(order.Order.People, order.Order.Id, WorkOrderId.Parse("later"), at)).ListOf(3)
        from calls in (from clerk in Person from at in Times select new CallbackFact(clerk, at, at)).ListOf(3)
        from praise in (from person in Person from day in Gen.Choose(0, 30) select new CustomerFact(person, CustomerFactKind.Praise, First.PlusDays(day), "a letter")).ListOf(3)
        from teams in Led().ArrayOf(People.Length)
        from roles in Roles().ArrayOf(People.Length)
        select new House(
            [.. services],
            [.. complaints],
            [.. returns],
            [.. calls],
            [.. praise],
            new MonthSettings
            {
                Teams = People.Zip(teams).Where(t => t.Second.Count > 0).ToDictionary(t => t.First, t => t.Second),
                RolePeriods = People.Zip(roles).Where(t => t.Second.Count > 0).ToDictionary(t => t.First, t => t.Second),
            });

    [Fact]
    public void What_counts_for_somebody_is_what_one_person_would_have_done() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Arb.From(Houses), house =>
        {
            foreach (var measures in All)
            {
                var scores = ScoreCalculator.Calculate(house.Facts(), _ => new Assignment(null, EveryMetric with { Measures = measures }));
                foreach (var score in scores)
                {
                    var expected = house.FactsOf(score.Staff, measures);
                    Assert.Equal(Words(Given.Scores(expected.AddStaff(One), EveryMetric).Single(s => s.Staff.StaffId == One)), Words(score));
                }
            }
        }));

    [Fact]
    public void Shares_add_up_to_the_order_and_teams_to_their_members() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Arb.From(Houses), house =>
        {
            var facts = (house with { Settings = MonthSettings.Default }).Facts();
            string[] divided = ["workload.points", "orders.revenue"];
            var own = ScoreCalculator.Calculate(facts, _ => new Assignment(null, EveryMetric));
            var store = ScoreCalculator.Calculate(facts, _ => new Assignment(null, EveryMetric with { Measures = new(Measured.Store, OrderPart.Technician) }));
            Assert.All(divided, metric => Assert.Equal(own.Sum(s => NumeratorOf(s, metric)), NumeratorOf(store[0], metric)));
            if (house.Services.All(s => s.Order.Shares is null))
            {
                Assert.Equal(own.Sum(s => NumeratorOf(s, "satisfaction.rate")), NumeratorOf(store[0], "satisfaction.rate"));
            }
        }));

    private static Gen<IReadOnlyList<LedDays>> Led() =>
        from manager in Person
        from other in Person
        from cut in Gen.Choose(0, 31)
        from kind in Gen.Choose(0, 3)
        select (IReadOnlyList<LedDays>)(kind switch
        {
            0 => [],
            1 => [new(Days(1, 31), manager)],
            2 when cut is > 1 and < 31 => [new(Days(1, cut - 1), manager), new(Days(cut, 31), other)],
            _ => [new(Days(Math.Max(cut, 1), 31), manager)],
        });

    private static Gen<IReadOnlyList<DateInterval>> Roles() =>
        from cut in Gen.Choose(2, 31)
        from kind in Gen.Choose(0, 5)
        select (IReadOnlyList<DateInterval>)(kind switch
        {
            0 => [Days(1, cut - 1), Days(cut, 31)],
            1 => [Days(cut, 31)],
            2 => [Days(1, cut)],
            _ => [],
        });

    private static DateInterval Days(int first, int last) => new(new LocalDate(2026, 8, first), new LocalDate(2026, 8, last));

    private static decimal NumeratorOf(StaffScore score, string metric) => score.Lines.Single(l => l.Item.Metric == metric).Metric?.Numerator ?? 0;

    private static string Words(StaffScore score) =>
        string.Join("; ", score.Lines.Where(l => l.Metric is not null).Select(l => $"{l.Item.Metric} {l.Metric!.Value.Numerator / 1.0000000m}/{l.Metric.Value.Denominator} of {l.Metric.Value.Sample}"));

    /// <summary>A month of a house, and the naive answer to what counts for whom.</summary>
    private sealed record House(
        ServiceRecord[] Services, ComplaintFact[] Complaints, ReturnFact[] Returns, CallbackFact[] Calls, CustomerFact[] Praise, MonthSettings Settings)
    {
        internal MonthFacts Facts()
        {
            var facts = Given.Facts(Settings).AddRange(Services);
            Complaints.ToList().ForEach(c => facts.Add(c));
            Returns.ToList().ForEach(r => facts.Add(r));
            Calls.ToList().ForEach(c => facts.Add(c));
            Praise.ToList().ForEach(p => facts.Add(p));
            People.ToList().ForEach(p => facts.AddStaff(p));
            return facts.Build();
        }

        /// <summary>The same month with only what counts for somebody, all of it done by one person alone.</summary>
        internal MonthFactsBuilder FactsOf(StaffPeriod staff, Measures measures)
        {
            var facts = Given.Facts();
            foreach (var service in Services)
            {
                var order = service.Order;
                var counted = order.People.As(measures.Part).Where(p => Counts(p, DayOf(order.CountsAt))).ToList();
                if (counted.Count > 0)
                {
                    var share = order.Shares is { } shares && measures.Part == OrderPart.Technician
                        ? (Func<decimal?, decimal?>)(q => PartOf(shares, q, counted))
                        : q => q;
                    facts.Add(service with
                    {
                        Order = order with
                        {
                            StaffId = One,
                            Shares = null,
                            Amount = share(order.Amount),
                            Points = share(order.Points),
                            StandardHours = share(order.StandardHours),
                            ActualHours = share(order.ActualHours),
                        },
                    });
                }
            }

            foreach (var complaint in Complaints)
            {
                var day = DayOf(complaint.ReceivedAt);
                var isAbout = (measures.Part != OrderPart.Technician || complaint.IsAboutOrderStaff ? complaint.Order?.As(measures.Part) ?? [] : Only(complaint.StaffId)).Any(p => Counts(p, day));
                var isHandled = measures.Part == OrderPart.Technician ? Only(complaint.HandlerId ?? complaint.StaffId).Any(p => Counts(p, day)) : isAbout;
                facts.Add(complaint with { StaffId = isAbout ? One : null, HandlerId = isHandled ? One : isAbout ? StaffId.Parse("nobody") : null, IsAboutOrderStaff = false });
            }

            Returns.Where(r => r.People.As(measures.Part).Any(p => Counts(p, DayOf(r.CameBackAt)))).ToList().ForEach(r => facts.Add(r with { People = OrderPeople.Alone(One) }));
            Calls.Where(c => Counts(c.StaffId, DayOf(c.DueBy))).ToList().ForEach(c => facts.Add(c with { StaffId = One }));
            Praise.Where(p => Counts(p.StaffId, p.Day)).ToList().ForEach(p => facts.Add(new CustomerFact(One, p.Kind, p.Day, p.Evidence)));
            return facts;

            bool Counts(StaffId person, LocalDate day) => measures.Of switch
            {
                Measured.Store => staff.Days?.Contains(day) != false,
                Measured.Team when IsLed(person, day) && staff.Days?.Contains(day) != false => true,
                _ => person == staff.StaffId && IsInRole(day),
            };

            bool IsLed(StaffId person, LocalDate day) => Settings.Teams.GetValueOrDefault(person)?.Any(l => l.ManagerId == staff.StaffId && l.Days.Contains(day)) == true;

            bool IsInRole(LocalDate day) =>
                staff.Days is not { } days || (Settings.RolePeriods[staff.StaffId] is var roles && days == (roles.LastOrDefault(r => r.Start <= day) ?? roles[0]));
        }

        private static IEnumerable<StaffId> Only(StaffId? one) => one is { } staff ? [staff] : [];

        /// <summary>The day in the month; what lies before or behind it is of its first or last day.</summary>
        private static LocalDate DayOf(Instant at) => LocalDate.Max(First, LocalDate.Min(Given.Clock.DayOf(at), First.PlusDays(30)));

        private static decimal? PartOf(WorkShares shares, decimal? quantity, List<StaffId> people) =>
            quantity is { } q ? shares.Divide((long)(q * 1_000_000)).Zip(shares.Staff).Where(p => people.Contains(p.Second)).Sum(p => p.First) / 1_000_000m : null;
    }
}

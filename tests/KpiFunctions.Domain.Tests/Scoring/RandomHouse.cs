using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;
using ServiceRecord = KpiFunctions.Domain.Surveys.ServiceRecord;

namespace KpiFunctions.Domain.Tests.Scoring;

/// <summary>A random month of a house, and the naive answer to what counts for whom.</summary>
internal sealed record RandomHouse(
    ServiceRecord[] Services, ComplaintFact[] Complaints, ReturnFact[] Returns, CallbackFact[] Calls, CustomerFact[] Praise, MonthSettings Settings)
{
    internal static readonly StaffId One = StaffId.Parse("one");
    internal static readonly LocalDate First = new(2026, 8, 1);
    internal static readonly StaffId[] People = [.. new[] { "an", "bo", "chen", "du", "lead" }.Select(StaffId.Parse)];

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

    private static readonly Gen<ServiceRecord> AnyService =
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

    private static readonly Gen<ComplaintFact> AnyComplaint =
        from order in AnyService
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

    internal static readonly Gen<RandomHouse> Houses =
        from services in AnyService.ListOf(14)
        from complaints in AnyComplaint.ListOf(5)
        from returns in (from order in AnyService from at in Times select new ReturnFact(order.Order.People, order.Order.Id, WorkOrderId.Parse("later"), at)).ListOf(3)
        from calls in (from clerk in Person from at in Times select new CallbackFact(clerk, at, at)).ListOf(3)
        from praise in (from person in Person from day in Gen.Choose(0, 30) select new CustomerFact(person, CustomerFactKind.Praise, First.PlusDays(day), "a letter")).ListOf(3)
        from teams in Led().ArrayOf(People.Length)
        from roles in Roles().ArrayOf(People.Length)
        select new RandomHouse(
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

    /// <param name="further">People besides those of the house.</param>
    internal MonthFacts Facts(params StaffId[] further)
    {
        var facts = Given.Facts(Settings).AddRange(Services);
        Complaints.ToList().ForEach(c => facts.Add(c));
        Returns.ToList().ForEach(r => facts.Add(r));
        Calls.ToList().ForEach(c => facts.Add(c));
        Praise.ToList().ForEach(p => facts.Add(p));
        People.Concat(further).ToList().ForEach(p => facts.AddStaff(p));
        return facts.Build();
    }

    /// <summary>Complaints that were caused by people who count for somebody, and in a store those that are about nobody.</summary>
    internal List<ComplaintFact> FaultsOf(StaffPeriod staff, Measures measures) =>
        [.. Complaints.Where(c => c.IsOwnFault && (SubjectsOf(c).Any(p => Counts(staff, measures, p, DayOf(c.ReceivedAt))) || IsOfStore(staff, measures, c)))];

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
            var isOfStore = IsOfStore(staff, measures, complaint);
            var isAbout = isOfStore || (measures.Part != OrderPart.Technician ? complaint.Order?.As(measures.Part) ?? [] : SubjectsOf(complaint)).Any(p => Counts(p, day));
            var isHandled = measures.Part != OrderPart.Technician ? isAbout
                : (isOfStore && complaint.HandlerId is null) || Only(complaint.HandlerId ?? complaint.StaffId).Any(p => Counts(p, day));
            facts.Add(complaint with { StaffId = isAbout ? One : null, HandlerId = isHandled ? One : isAbout ? StaffId.Parse("nobody") : null, IsAboutOrderStaff = false });
        }

        Returns.Where(r => r.People.As(measures.Part).Any(p => Counts(p, DayOf(r.CameBackAt)))).ToList().ForEach(r => facts.Add(r with { People = OrderPeople.Alone(One) }));
        Calls.Where(c => Counts(c.StaffId, DayOf(c.DueBy))).ToList().ForEach(c => facts.Add(c with { StaffId = One }));
        Praise.Where(p => Counts(p.StaffId, p.Day)).ToList().ForEach(p => facts.Add(new CustomerFact(One, p.Kind, p.Day, p.Evidence)));
        return facts;

        bool Counts(StaffId person, LocalDate day) => this.Counts(staff, measures, person, day);
    }

    private static IEnumerable<StaffId> SubjectsOf(ComplaintFact complaint) =>
        complaint.IsAboutOrderStaff ? complaint.Order?.As(OrderPart.Technician) ?? [] : Only(complaint.StaffId);

    private static bool IsOfStore(StaffPeriod staff, Measures measures, ComplaintFact complaint) =>
        measures.Of == Measured.Store && complaint.StaffId is null && staff.Days?.Contains(DayOf(complaint.ReceivedAt)) != false;

    private bool Counts(StaffPeriod staff, Measures measures, StaffId person, LocalDate on)
    {
        return measures.Of switch
        {
            Measured.Store => staff.Days?.Contains(on) != false,
            Measured.Team when IsLed(person, on) && staff.Days?.Contains(on) != false => true,
            _ => person == staff.StaffId && IsInRole(on),
        };

        bool IsLed(StaffId person, LocalDate day) => Settings.Teams.GetValueOrDefault(person)?.Any(l => l.ManagerId == staff.StaffId && l.Days.Contains(day)) == true;

        bool IsInRole(LocalDate day) =>
            staff.Days is not { } days || (Settings.RolePeriods[staff.StaffId] is var roles && days == (roles.LastOrDefault(r => r.Start <= day) ?? roles[0]));
    }

    private static IEnumerable<StaffId> Only(StaffId? one) => one is { } staff ? [staff] : [];

    /// <summary>The day in the month; what lies before or behind it is of its first or last day.</summary>
    internal static LocalDate DayOf(Instant at) => LocalDate.Max(First, LocalDate.Min(Given.Clock.DayOf(at), First.PlusDays(30)));

    /// <summary>The parts of a quantity that people have, by hand: each part is cut to the millionth, and what is left goes to the largest remainders, of equal ones to the first.</summary>
    internal static decimal? PartOf(WorkShares shares, decimal? quantity, ICollection<StaffId> people)
    {
        if (quantity is not { } q)
        {
            return null;
        }

        var units = new BigInteger(Math.Abs(q) * 1_000_000m);
        var weights = shares.All.Select(s => new BigInteger((s.Share ?? 1) * 1_000_000m)).ToArray();
        var whole = weights.Aggregate(BigInteger.Add);
        var rests = weights.Select(w => units * w % whole).ToArray();
        var left = units - weights.Select(w => units * w / whole).Aggregate(BigInteger.Add);
        var sum = BigInteger.Zero;
        for (var i = 0; i < weights.Length; i++)
        {
            var before = rests.Where((r, other) => r > rests[i] || (r == rests[i] && other < i)).Count();
            sum += people.Contains(shares.All[i].StaffId) ? (units * weights[i] / whole) + (before < left ? 1 : 0) : 0;
        }

        return Math.Sign(q) * (decimal)sum / 1_000_000m;
    }

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
}

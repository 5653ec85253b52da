using System.Globalization;

namespace KpiFunctions.LocalHost.Demo;

/// <summary>The orders of the made-up month.</summary>
internal sealed class DemoOrders(DemoRandom random)
{
    private const int AtWorkshops = 344;
    private const int AtHome = 220;

    // Customers of the home team have numbers of their own.
    private const int FirstAtHome = 700;

    // The month after: work that ends then is still open when this month is over.
    private static readonly DateTime MonthEnd = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime MonthStart = new(2026, 9, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private static readonly IReadOnlyList<(string Name, double Share)> ServiceTypes = [("paid", 62), ("warranty", 21), ("contract", 13), ("internal", 4)];

    private readonly List<DemoOrder> _orders = [];

    /// <summary>All orders by their opening.</summary>
    public IReadOnlyList<DemoOrder> Generate()
    {
        for (var i = 0; i < AtWorkshops; i++)
        {
            TakeIn(random.Pick([.. DemoHouse.Stores.Where(s => s.IsWorkshop)]), random.Between(1, 700), random.Pick(DemoJob.Workshop, j => j.Share));
        }

        for (var i = 0; i < AtHome; i++)
        {
            TakeIn(DemoHouse.Stores.Single(s => !s.IsWorkshop), FirstAtHome + random.Between(1, 400), random.Pick(DemoJob.AtHome, j => j.Share));
        }

        return [.. _orders.OrderBy(o => o.OpenedAt).Select((order, index) => order with { Id = string.Create(CultureInfo.InvariantCulture, $"RO2609{index + 1:D4}") })];
    }

    private void TakeIn(DemoStore store, int customer, DemoJob job)
    {
        var order = Order(store, customer, job, OpeningTime());
        _orders.Add(order);
        if (order.CompletedAt is { } completed && random.Chance(job.Returns * (2.2 - (1.8 * order.Technician.Quality))))
        {
            ComeBack(order, completed);
        }
    }

    private void ComeBack(DemoOrder first, DateTime completed)
    {
        var opened = completed.Date.AddDays(random.Between(1, 7)).AddMinutes(random.Between(8 * 60, 17 * 60));
        if (opened < MonthEnd)
        {
            _orders.Add(Order(first.Store, first.Customer, first.Job, opened) with { ServiceType = "warranty", Amount = 0 });
        }
    }

    private DemoOrder Order(DemoStore store, int customer, DemoJob job, DateTime opened)
    {
        var technician = Someone(store.Id, store.Scheme);
        var helper = job.Hours > 10 && random.Chance(0.5) ? Someone(store.Id, store.Scheme) : null;
        var actual = job.Hours * technician.Pace * (0.75 + (random.Unit() * 0.45));
        var type = random.Pick(ServiceTypes, t => t.Share).Name;
        var arrived = store.IsWorkshop ? opened.AddMinutes(random.Between(2, 25)) : WithinWorkingHours(opened.AddHours((0.5 + (random.Unit() * 11)) * technician.Pace));

        // It waits for its turn and, now and then, for a part.
        var waiting = store.IsWorkshop ? random.Unit() * job.PromisedHours * 0.5 * technician.Pace : 0;
        var part = random.Chance(0.06 * technician.Pace) ? 24 + (random.Unit() * 60) : 0;
        var completed = WithinWorkingHours((store.IsWorkshop ? opened : arrived).AddHours(actual + waiting + part));
        var isInspected = random.Chance(store.IsWorkshop ? 0.6 : 0.35);
        return new DemoOrder
        {
            Store = store,
            Technician = technician,
            Helper = helper == technician ? null : helper,
            Advisor = store.IsWorkshop ? Someone(store.Id, DemoHouse.Advisor) : null,
            Inspector = store.IsWorkshop && isInspected ? Someone(store.Id, DemoHouse.Inspector) : null,
            Clerk = Someone(store.Id, store.IsWorkshop ? DemoHouse.Clerk : DemoHouse.Desk),
            Customer = customer,
            Job = job,
            ServiceType = type,
            OpenedAt = opened,
            ArrivedAt = arrived,
            PromisedAt = random.Chance(0.92) ? WithinWorkingHours(opened.AddHours(job.PromisedHours)) : null,
            CompletedAt = completed < MonthEnd ? completed : null,
            ActualHours = Math.Round(actual, 1),
            Amount = type == "paid" ? (int)(job.Price * (0.8 + (random.Unit() * 0.5))) : 0,
            InspectionPassed = isInspected ? random.Chance(Math.Min(1, 0.72 + (technician.Quality * 0.29))) : null,
        };
    }

    private DemoPerson Someone(string store, string scheme) => random.Pick(DemoHouse.Of(store, scheme), p => p.Volume);

    /// <summary>Every day from 08:00 to 17:30, on Sundays half as often.</summary>
    private DateTime OpeningTime()
    {
        while (true)
        {
            var day = MonthStart.AddDays(random.Between(0, 30));
            if (day.DayOfWeek != DayOfWeek.Sunday || random.Chance(0.5))
            {
                return day.AddMinutes(random.Between(8 * 60, (17 * 60) + 30));
            }
        }
    }

    /// <summary>Nobody hands over a car or rings at a door at night: what ends after 20:00 is for the next morning.</summary>
    private DateTime WithinWorkingHours(DateTime time)
    {
        var minute = new DateTime(time.Year, time.Month, time.Day, time.Hour, time.Minute, 0, DateTimeKind.Unspecified);
        return minute.Hour switch
        {
            >= 20 => minute.Date.AddDays(1).AddMinutes(random.Between(8 * 60, 10 * 60)),
            < 8 => minute.Date.AddMinutes(random.Between(8 * 60, 10 * 60)),
            _ => minute,
        };
    }
}

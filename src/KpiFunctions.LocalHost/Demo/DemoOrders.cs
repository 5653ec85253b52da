using System.Globalization;

namespace KpiFunctions.LocalHost.Demo;

/// <summary>The orders of the made-up month. Times are local times of the stores.</summary>
internal sealed class DemoOrders(DemoRandom random)
{
    private const int FirstComers = 384;

    // The month after: work that ends then is still open when this month is over.
    private static readonly DateTime MonthEnd = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime MonthStart = new(2026, 9, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly List<DemoOrder> _orders = [];

    /// <summary>All orders by their opening.</summary>
    public IReadOnlyList<DemoOrder> Generate()
    {
        for (var i = 0; i < FirstComers; i++)
        {
            var staff = random.Pick(DemoStaff.Everyone, s => s.Volume);
            var customer = random.Between(1, 340);
            var job = random.Pick(DemoJob.All, j => j.Share);
            var order = Order(staff, customer, job, OpeningTime());
            _orders.Add(order);
            if (order.CompletedAt is { } completed && random.Chance(job.Returns * (1.6 - staff.Quality)))
            {
                ComeBack(order, completed);
            }
        }

        return [.. _orders.OrderBy(o => o.OpenedAt).Select((order, index) => order with { Id = string.Create(CultureInfo.InvariantCulture, $"RO2609{index + 1:D4}") })];
    }

    private void ComeBack(DemoOrder first, DateTime completed)
    {
        var opened = completed.Date.AddDays(random.Between(1, 7)).AddMinutes(random.Between(8 * 60, 17 * 60));
        if (opened < MonthEnd)
        {
            var staff = random.Pick([.. DemoStaff.Everyone.Where(s => s.Store == first.Staff.Store)], s => s.Volume);
            _orders.Add(Order(staff, first.Customer, first.Job, opened) with { ServiceType = "warranty", Amount = 0 });
        }
    }

    private DemoOrder Order(DemoStaff staff, int customer, DemoJob job, DateTime opened)
    {
        var actual = job.Hours * staff.Pace * (0.75 + (random.Unit() * 0.6));

        // The car waits for its turn and, now and then, for a part.
        var waiting = random.Unit() * job.PromisedHours * 0.55;
        var part = random.Chance(0.07) ? 24 + (random.Unit() * 60) : 0;
        var completed = WithinOpeningHours(opened.AddHours(actual + waiting + part));
        var type = random.Pick(ServiceTypes, t => t.Share).Name;
        return new DemoOrder
        {
            Staff = staff,
            Customer = customer,
            Job = job,
            ServiceType = type,
            OpenedAt = opened,
            ArrivedAt = opened.AddMinutes(random.Between(2, 25)),
            PromisedAt = random.Chance(0.92) ? WithinOpeningHours(opened.AddHours(job.PromisedHours)) : null,
            CompletedAt = completed < MonthEnd ? completed : null,
            ActualHours = Math.Round(actual, 1),
            Amount = type == "paid" ? (int)(job.Price * (0.8 + (random.Unit() * 0.5))) : 0,
            InspectionPassed = random.Chance(0.3) ? random.Chance(0.8 + (staff.Quality * 0.18)) : null,
        };
    }

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

    /// <summary>Nobody hands over a car at night: what ends after 20:00 is handed over the next morning.</summary>
    private DateTime WithinOpeningHours(DateTime time)
    {
        var minute = new DateTime(time.Year, time.Month, time.Day, time.Hour, time.Minute, 0, DateTimeKind.Unspecified);
        return minute.Hour switch
        {
            >= 20 => minute.Date.AddDays(1).AddMinutes(random.Between(8 * 60, 10 * 60)),
            < 8 => minute.Date.AddMinutes(random.Between(8 * 60, 10 * 60)),
            _ => minute,
        };
    }

    private static IReadOnlyList<(string Name, double Share)> ServiceTypes { get; } = [("paid", 62), ("warranty", 21), ("contract", 13), ("internal", 4)];
}

/// <summary>A made-up order.</summary>
internal sealed record DemoOrder
{
    public string Id { get; init; } = "";

    public required DemoStaff Staff { get; init; }

    /// <summary>Number of the customer; a customer has one car and one telephone.</summary>
    public required int Customer { get; init; }

    public required DemoJob Job { get; init; }

    public required string ServiceType { get; init; }

    public required DateTime OpenedAt { get; init; }

    public required DateTime ArrivedAt { get; init; }

    public DateTime? PromisedAt { get; init; }

    /// <summary><see langword="null"/> while the work goes on.</summary>
    public DateTime? CompletedAt { get; init; }

    public required double ActualHours { get; init; }

    public required int Amount { get; init; }

    public bool? InspectionPassed { get; init; }

    /// <summary>Numbers that nobody has: +86 10 0000 is no mobile prefix. Every 29th customer's was taken down wrong, every 41st has none.</summary>
    public string Phone =>
        Customer % 41 == 0 ? ""
        : Customer % 29 == 0 ? "1380013"
        : string.Create(CultureInfo.InvariantCulture, $"+861000000{Customer:D4}");
}

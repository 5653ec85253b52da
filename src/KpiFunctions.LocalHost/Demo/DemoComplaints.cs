using System.Globalization;

namespace KpiFunctions.LocalHost.Demo;

/// <summary>Complaints of the made-up month that came by telephone or at the desk.</summary>
internal sealed class DemoComplaints(DemoRandom random)
{
    private static readonly DateTime MonthEnd = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private static readonly IReadOnlyList<(string Kind, string Text, double Share)> Kinds =
    [
        ("repairQuality", "刚修好三天又响了", 5),
        ("lateService", "说好下午四点，八点才拿到车", 4),
        ("serviceAttitude", "前台爱答不理", 3),
        ("partsSupply", "配件等了两个星期还没到", 2),
        ("warrantyRules", "The repair should have been under warranty", 1),
        ("consultation", "下次保养什么时候做", 4),
    ];

    public IReadOnlyList<DemoComplaint> Generate(IEnumerable<DemoOrder> orders)
    {
        var complaints = new List<DemoComplaint>();
        foreach (var order in orders.Where(o => o is { CompletedAt: not null, ServiceType: not "internal" }))
        {
            var received = order.CompletedAt!.Value.AddMinutes(random.Between(30, 4 * 1440));
            if (random.Chance(0.22 * (1 - order.Impression)) && received < MonthEnd)
            {
                complaints.Add(Complain(order, received, complaints.Count + 1));
            }
        }

        return complaints;
    }

    private DemoComplaint Complain(DemoOrder order, DateTime received, int number)
    {
        var (kind, text, _) = random.Pick(Kinds, k => k.Share);

        // A good clerk answers within the two hours and solves within the day that are promised; one in twelve is still open.
        var open = random.Chance(0.08);
        return new DemoComplaint
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"KS2609{number:D3}"),
            Order = order,
            Kind = kind,
            Text = text,
            ReceivedAt = received,
            AnsweredAt = received.AddMinutes(random.Chance(order.Clerk.Quality + 0.1) ? random.Between(5, 115) : random.Between(130, 600)),
            ResolvedAt = open ? null : received.AddHours(random.Chance(order.Clerk.Quality + 0.1) ? random.Between(2, 23) : random.Between(25, 70)),
            Satisfied = open ? null : random.Chance(order.Clerk.Quality + 0.1),
            OwnFault = random.Chance(0.4),
        };
    }
}

/// <summary>A made-up complaint. Times are local times of the store.</summary>
internal sealed record DemoComplaint
{
    public required string Id { get; init; }

    public required DemoOrder Order { get; init; }

    public required string Kind { get; init; }

    public required string Text { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public required DateTime AnsweredAt { get; init; }

    /// <summary>Whoever deals with it.</summary>
    public DemoPerson Handler => Order.Clerk;

    /// <summary><see langword="null"/> while it is open.</summary>
    public DateTime? ResolvedAt { get; init; }

    public bool? Satisfied { get; init; }

    public required bool OwnFault { get; init; }
}

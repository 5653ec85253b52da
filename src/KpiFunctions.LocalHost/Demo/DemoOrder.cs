using System.Globalization;

namespace KpiFunctions.LocalHost.Demo;

/// <summary>A made-up order. Times are local times of the store.</summary>
internal sealed record DemoOrder
{
    public string Id { get; init; } = "";

    public required DemoStore Store { get; init; }

    /// <summary>Who does the work.</summary>
    public required DemoPerson Technician { get; init; }

    /// <summary>Who helps with it, and counts two fifths of it; most work alone.</summary>
    public DemoPerson? Helper { get; init; }

    /// <summary>Who takes it in; nobody where the technician goes to the customer.</summary>
    public DemoPerson? Advisor { get; init; }

    public DemoPerson? Inspector { get; init; }

    /// <summary>Who keeps in touch with the customer.</summary>
    public required DemoPerson Clerk { get; init; }

    /// <summary>Number of the customer; a customer has one car or one appliance, and one telephone.</summary>
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

    /// <summary>How good the customer finds it, from 0 to 1, before mood: the work more than the reception, and a late hand-over spoils it.</summary>
    public double Impression =>
        (Advisor is null ? Technician.Quality : (0.6 * Technician.Quality) + (0.4 * Advisor.Quality)) - (PromisedAt < CompletedAt ? 0.18 : 0);

    public string Staff => Helper is null ? Technician.Id : $"{Technician.Id}=0.6|{Helper.Id}=0.4";

    public string Brand => (Store.IsWorkshop, Customer % 3) switch
    {
        (true, 0) => "Yuanshan",
        (true, _) => "Qiming",
        (false, 0) => "Jingli",
        _ => "Liangshu",
    };

    /// <summary>Numbers that nobody has: +86 10 0000 is no mobile prefix. Every 29th customer's was taken down wrong, every 41st has none.</summary>
    public string Phone =>
        Customer % 41 == 0 ? ""
        : Customer % 29 == 0 ? "1380013"
        : string.Create(CultureInfo.InvariantCulture, $"+861000000{Customer:D4}");
}

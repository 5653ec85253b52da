using KpiFunctions.Domain.Stores.Calendars;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Stores;

/// <summary>The tables of a store that count in a month. What an order brings along itself comes before what they say.</summary>
/// <param name="Hours">Standard hours by model and job; <see langword="null"/> when there is no such table.</param>
/// <param name="Points">Points by job and difficulty; <see langword="null"/> when there is no such table.</param>
/// <param name="Calendars">When the store is open, by version: the one in force in the month, and those that follow it in later ones; none when none is in force.</param>
public sealed record StoreTables(JobTable? Hours, JobTable? Points, IReadOnlyList<StoreCalendar> Calendars)
{
    public static StoreTables None { get; } = new(null, null, []);

    /// <summary>Hours that the job of an order should take; <see langword="null"/> when nobody says.</summary>
    public decimal? StandardHoursOf(WorkOrder order) => order.StandardHours ?? Hours?.Find(order);

    /// <summary>Points of the job of an order; <see langword="null"/> when nobody says.</summary>
    public decimal? PointsOf(WorkOrder order) => order.Points ?? Points?.Find(order);

    /// <summary>The version that the standard hours of an order come from; <see langword="null"/> when from none.</summary>
    public int? HoursVersionOf(WorkOrder order) => order.StandardHours is null && Hours?.Find(order) is not null ? Hours.Version : null;

    /// <summary>The version that the points of an order come from; <see langword="null"/> when from none.</summary>
    public int? PointsVersionOf(WorkOrder order) => order.Points is null && Points?.Find(order) is not null ? Points.Version : null;

    /// <summary>The tables of a list with at most one of each kind of jobs.</summary>
    public static StoreTables Of(IReadOnlyCollection<StoreTable> tables)
    {
        var byKind = tables.OfType<JobTable>().ToDictionary(t => t.Kind);
        return new(
            byKind.GetValueOrDefault(StoreTableKind.Hours),
            byKind.GetValueOrDefault(StoreTableKind.Points),
            [.. tables.OfType<StoreCalendar>().OrderBy(c => c.Version)]);
    }
}

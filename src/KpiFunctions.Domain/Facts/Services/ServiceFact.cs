using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using NodaTime;

namespace KpiFunctions.Domain.Facts.Services;

/// <summary>
/// What scores need of one service, on its way into <see cref="ServiceColumns"/>.
/// Times are ticks (100 ns) since 1970, quantities millionths; <see cref="Quantity.Unknown"/> where there is none.
/// </summary>
internal readonly record struct ServiceFact
{
    /// <param name="staff">Index of whom it counts for.</param>
    /// <param name="customer">Index of the customer within the month; negative when unknown.</param>
    /// <param name="record">The service.</param>
    /// <param name="ratings">Ratings by the place of their questions.</param>
    /// <param name="isTraceable">Whether a later order could be recognised as its return.</param>
    /// <param name="tables">Say what the order does not say itself.</param>
    internal ServiceFact(int staff, int customer, ServiceRecord record, IReadOnlyList<int> ratings, bool isTraceable, StoreTables tables)
    {
        var order = record.Order;
        Staff = staff;
        Customer = customer;
        Marks = ServiceMarks.From(ratings, 0, record, isTraceable);
        Opened = order.OpenedAt.ToUnixTimeTicks();
        Completed = Ticks(order.CompletedAt);
        Promised = Ticks(order.PromisedAt);
        Arrived = Ticks(order.ArrivedAt);
        StandardHours = Quantity.Millionths(tables.StandardHoursOf(order));
        ActualHours = Quantity.Millionths(order.ActualHours);
        Points = Quantity.Millionths(tables.PointsOf(order));
        Amount = Quantity.Millionths(order.Amount);
    }

    /// <summary>Index of whom it counts for.</summary>
    internal int Staff { get; init; }

    /// <summary>Index of the customer within the month; negative when unknown.</summary>
    internal int Customer { get; }

    internal ServiceMarks Marks { get; }

    internal long Opened { get; }

    internal long Completed { get; }

    internal long Promised { get; }

    internal long Arrived { get; }

    internal long StandardHours { get; init; }

    internal long ActualHours { get; init; }

    internal long Points { get; init; }

    internal long Amount { get; init; }

    private static long Ticks(Instant? instant) => instant?.ToUnixTimeTicks() ?? Quantity.Unknown;
}

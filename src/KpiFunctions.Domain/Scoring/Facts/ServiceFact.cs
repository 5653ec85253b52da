using KpiFunctions.Domain.Months;
using NodaTime;

namespace KpiFunctions.Domain.Scoring.Facts;

/// <summary>
/// What scores need of one service, compact: a month is scored by one pass over an array of these.
/// Times are ticks (100 ns) since 1970, quantities millionths; <see cref="Quantity.Unknown"/> where there is none.
/// </summary>
internal readonly struct ServiceFact
{
    internal ServiceFact(int staff, int customer, in ServiceRecord record)
    {
        var order = record.Order;
        Staff = staff;
        Customer = customer;
        WasTexted = record.Survey.SentAt is not null;
        Inspection = order.InspectionPassed switch { true => Inspected.Passed, false => Inspected.Failed, null => Inspected.No };
        Ratings = RatingSet.From(record.Survey.Ratings);
        Opened = order.OpenedAt.ToUnixTimeTicks();
        Completed = Ticks(order.CompletedAt);
        Promised = Ticks(order.PromisedAt);
        Arrived = Ticks(order.ArrivedAt);
        StandardHours = Quantity.Millionths(order.StandardHours);
        ActualHours = Quantity.Millionths(order.ActualHours);
        Points = Quantity.Millionths(order.Points);
        Amount = Quantity.Millionths(order.Amount);
    }

    internal enum Inspected : byte
    {
        No,
        Failed,
        Passed,
    }

    /// <summary>Index of the staff period within the month.</summary>
    internal int Staff { get; }

    /// <summary>Index of the customer within the month; negative when unknown.</summary>
    internal int Customer { get; }

    internal bool WasTexted { get; }

    internal Inspected Inspection { get; }

    internal RatingSet Ratings { get; }

    internal long Opened { get; }

    internal long Completed { get; }

    internal long Promised { get; }

    internal long Arrived { get; }

    internal long StandardHours { get; }

    internal long ActualHours { get; }

    internal long Points { get; }

    internal long Amount { get; }

    private static long Ticks(Instant? instant) => instant?.ToUnixTimeTicks() ?? Quantity.Unknown;
}

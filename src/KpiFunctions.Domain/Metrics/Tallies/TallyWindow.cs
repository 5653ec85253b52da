using System.Numerics;
using KpiFunctions.Domain.Facts;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>The month's limits and the store's promise in ticks, for passes over the services.</summary>
internal readonly struct TallyWindow(MonthFacts facts)
{
    private readonly long _start = facts.Span.Start.ToUnixTimeTicks();
    private readonly long _end = facts.Span.End.ToUnixTimeTicks();
    private readonly long _close = facts.Close.ToUnixTimeTicks();

    internal long ArriveWithin { get; } = facts.Settings.ArriveWithin.BclCompatibleTicks;

    internal bool Holds(long ticks) => ticks >= _start & ticks < _end;

    /// <summary>All bits set in the lane of each time that lies in the month, none in the others.</summary>
    internal Vector<long> Holds(Vector<long> ticks) =>
        Vector.GreaterThanOrEqual(ticks, new Vector<long>(_start)) & Vector.LessThan(ticks, new Vector<long>(_end));

    /// <summary>All bits set in the lane of each known time before the month's close, none in the others.</summary>
    internal Vector<long> IsBeforeClose(Vector<long> ticks) => Quantity.AreKnown(ticks) & Vector.LessThan(ticks, new Vector<long>(_close));
}

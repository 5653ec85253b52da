using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>
/// A month on the clock of a store: when it begins and ends, and which day it is at any time. A closed month keeps its clock, whatever becomes of the
/// store's zone, or of the rules of that zone.
/// </summary>
/// <param name="span">From the month's first moment to before the next one's.</param>
/// <param name="offsets">Offsets from UTC that are in force in the month, in their order; the first also before it, the last also after it.</param>
public sealed class MonthClock(Interval span, IReadOnlyList<ClockOffset> offsets)
{
    public Interval Span { get; } = span;

    public IReadOnlyList<ClockOffset> Offsets { get; } = offsets;

    /// <summary>The clock of a store's month by the rules of its zone as they are known today.</summary>
    public static MonthClock Of(Store store, YearMonth month)
    {
        var span = new Interval(store.EndOf(month.PlusMonths(-1)), store.EndOf(month));
        var intervals = store.ZoneOf(month).GetZoneIntervals(span);
        return new MonthClock(span, [.. intervals.Select(i => new ClockOffset(i.HasStart ? Instant.Max(i.Start, span.Start) : span.Start, i.WallOffset))]);
    }

    /// <summary>The store's day at a moment.</summary>
    public LocalDate DayOf(Instant moment)
    {
        var offset = Offsets[0].Offset;
        foreach (var begun in Offsets.TakeWhile(o => o.From <= moment))
        {
            offset = begun.Offset;
        }

        return moment.WithOffset(offset).Date;
    }
}

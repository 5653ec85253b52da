using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>
/// A month on the clock of a store: when it begins and ends, and which day it is at any time. A closed month keeps its clock, whatever becomes of the
/// store's zone, or of the rules of that zone.
/// </summary>
/// <param name="span">From the month's first moment to before the next one's.</param>
/// <param name="offsets">
/// Offsets from UTC that are in force in the month and in the year after it, in which its complaints are solved, in their order; the first also before, the
/// last also after.
/// </param>
public sealed class MonthClock(Interval span, IReadOnlyList<ClockOffset> offsets)
{
    private static readonly Duration Onwards = Duration.FromDays(366);

    public Interval Span { get; } = span;

    public IReadOnlyList<ClockOffset> Offsets { get; } = offsets;

    /// <summary>The clock of a store's month by the rules of its zone as they are known today.</summary>
    public static MonthClock Of(Store store, YearMonth month)
    {
        var span = new Interval(store.EndOf(month.PlusMonths(-1)), store.EndOf(month));
        var intervals = store.ZoneOf(month).GetZoneIntervals(new Interval(span.Start, span.End + Onwards));
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

    /// <summary>
    /// The moment of a local time: of one that occurs twice the earlier, of one that the clocks skip the moment in which they do. So a later time is never an
    /// earlier moment, and hours of a day that do not overlap take no moment twice; times that people write (<see cref="LocalTimes"/>) move by the gap.
    /// </summary>
    public Instant At(LocalDateTime local)
    {
        for (var i = 0; ; i++)
        {
            var moment = local.WithOffset(Offsets[i].Offset).ToInstant();
            if (i + 1 == Offsets.Count || moment < Offsets[i + 1].From)
            {
                return i == 0 ? moment : Instant.Max(moment, Offsets[i].From);
            }
        }
    }
}

using NodaTime;

namespace KpiFunctions.Foundation.Audit;

/// <summary>The time that entries are asked of.</summary>
public sealed record AuditPeriod
{
    /// <param name="from">First moment.</param>
    /// <param name="to">Moment after the last, later than <paramref name="from"/>; entries have milliseconds, so a part of one counts as a whole.</param>
    public AuditPeriod(Instant from, Instant to)
    {
        From = Instant.FromUnixTimeMilliseconds(from.ToUnixTimeMilliseconds());
        To = Instant.FromUnixTimeMilliseconds((to + Duration.FromMilliseconds(1) - Duration.Epsilon).ToUnixTimeMilliseconds());
    }

    public Instant From { get; }

    public Instant To { get; }

    /// <summary>Partitions of the months that it touches, the newest first.</summary>
    internal IEnumerable<string> Partitions()
    {
        var first = From.InUtc().Date.ToYearMonth();
        for (var month = (To - Duration.FromMilliseconds(1)).InUtc().Date.ToYearMonth(); month >= first; month = month.PlusMonths(-1))
        {
            yield return AuditKeys.Partition(month.OnDayOfMonth(1).AtMidnight().InUtc().ToInstant());
        }
    }
}

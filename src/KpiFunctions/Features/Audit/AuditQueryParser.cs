using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Audit;

/// <summary>
/// Reads the period that a request asks of: <c>from</c> and <c>to</c>, each a moment or a whole day by the store's clock, UTC without a store. The last
/// 31 days when it names none, a year and a day at the most.
/// </summary>
internal static class AuditQueryParser
{
    private const int UsualDays = 31;
    private const int MostDays = 367;

    /// <summary>Clocks of instances differ a little, and what has just been kept is to be seen.</summary>
    private static readonly Duration Ahead = Duration.FromMinutes(1);

    /// <exception cref="ProblemException">One of the two makes no sense, or the period is too long.</exception>
    internal static AuditPeriod Read(IQueryCollection query, DateTimeZone zone, Instant now)
    {
        var to = Moment("to", query["to"].ToString(), zone, day => day.PlusDays(1)) ?? now + Ahead;
        var from = Moment("from", query["from"].ToString(), zone, day => day) ?? to - Duration.FromDays(UsualDays);
        return from >= to ? throw Refuse("The period ends before it begins; correct from or to.")
            : to - from > Duration.FromDays(MostDays) ? throw Refuse("A period has a year at the most. Ask for one year after the other.")
            : new AuditPeriod(from, to);
    }

    private static Instant? Moment(string field, string text, DateTimeZone zone, Func<LocalDate, LocalDate> edge)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: > 1 and < 9999 } day })
        {
            return zone.AtStartOfDay(edge(day)).ToInstant();
        }

        return OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: { Year: > 1 and < 9999 } moment }
            ? moment.ToInstant()
            : throw Refuse($"'{text}' is no time for {field}. Write a day like 2026-09-01, or a moment like 2026-09-01T08:00:00Z; in an address the '+' of an offset is %2B.");
    }

    private static ProblemException Refuse(string detail) => new(Problems.Invalid(detail));
}

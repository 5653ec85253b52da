using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Stores.Calendars;
using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>How long complaints of a month took, by the clock that the store counts them with.</summary>
public sealed class ComplaintTimes
{
    private readonly BusinessTime? _business;

    /// <param name="clock">When days begin.</param>
    /// <param name="settings">Which clock it is, and when the store is open.</param>
    public ComplaintTimes(MonthClock clock, MonthSettings settings) =>
        _business = settings is { ComplaintClock: ComplaintClock.Business, Tables.Calendars.Count: > 0 } ? new BusinessTime(clock, settings.Tables.Calendars) : null;

    /// <summary>What counts. In a month in which a store has not said when it is open, all hours count.</summary>
    public ComplaintClock Clock => _business is null ? ComplaintClock.Calendar : ComplaintClock.Business;

    /// <summary>From the receipt to the first answer, pauses left out; <see langword="null"/> without one. An answer before the receipt took no time.</summary>
    public Duration? ToAnswer(ComplaintFact complaint) => To(complaint, complaint.AnsweredAt);

    /// <summary>From the receipt to the solution, pauses left out; <see langword="null"/> without one. A solution before the receipt took no time.</summary>
    public Duration? ToSolution(ComplaintFact complaint) => To(complaint, complaint.ResolvedAt);

    private Duration? To(ComplaintFact complaint, Instant? end) => end is { } to ? Passed(complaint.ReceivedAt, to, complaint.Pauses) : null;

    /// <summary>How much of a time counts.</summary>
    public Duration Passed(Instant from, Instant to, IEnumerable<ComplaintPause> pauses) => pauses.Aggregate(
        Between(from, to), (passed, pause) => passed - Between(Instant.Max(from, pause.From), Instant.Min(to, pause.To ?? to)));

    private Duration Between(Instant from, Instant to) => _business?.Between(from, to) ?? Duration.Max(to - from, Duration.Zero);
}

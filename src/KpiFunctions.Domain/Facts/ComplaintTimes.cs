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

    /// <summary>From the receipt to the first answer; <see langword="null"/> without one. An answer before the receipt took no time.</summary>
    public Duration? ToAnswer(ComplaintFact complaint) => Between(complaint.ReceivedAt, complaint.AnsweredAt);

    /// <summary>From the receipt to the solution; <see langword="null"/> without one. A solution before the receipt took no time.</summary>
    public Duration? ToSolution(ComplaintFact complaint) => Between(complaint.ReceivedAt, complaint.ResolvedAt);

    private Duration? Between(Instant from, Instant? to) =>
        to is not { } end ? null
        : _business is not null ? _business.Between(from, end)
        : Duration.Max(end - from, Duration.Zero);
}

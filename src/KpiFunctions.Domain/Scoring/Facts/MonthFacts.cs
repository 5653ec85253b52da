using KpiFunctions.Domain.Months;
using NodaTime;

namespace KpiFunctions.Domain.Scoring.Facts;

/// <summary>Everything that counts in the scores of one store-month, made by <see cref="MonthFactsBuilder"/>.</summary>
public sealed class MonthFacts
{
    private readonly ServiceFact[] _services;
    private readonly int[] _ends;

    /// <param name="month">The store-month.</param>
    /// <param name="span">The month in the store's zone.</param>
    /// <param name="settings">What the store sets.</param>
    /// <param name="staff">Everyone of whom there is a fact.</param>
    /// <param name="services">Services in any order; they are grouped by staff here, so that a tally works on neighbours in memory.</param>
    /// <param name="others">Everything but services.</param>
    internal MonthFacts(
        StoreMonth month,
        Interval span,
        MonthSettings settings,
        IReadOnlyList<StaffPeriod> staff,
        IReadOnlyList<ServiceFact> services,
        OtherFacts others)
    {
        Month = month;
        Span = span;
        Settings = settings;
        Staff = staff;
        Others = others;
        _ends = EndsOf(services, staff.Count);
        _services = GroupedByStaff(services, _ends);
    }

    public StoreMonth Month { get; }

    /// <summary>From the month's first moment to before the next one's, in the store's zone.</summary>
    public Interval Span { get; }

    public MonthSettings Settings { get; }

    /// <summary>Everyone of whom there is a fact.</summary>
    public IReadOnlyList<StaffPeriod> Staff { get; }

    /// <summary>Everything but services.</summary>
    internal OtherFacts Others { get; }

    internal ReadOnlySpan<ServiceFact> ServicesOf(int staff)
    {
        var start = staff == 0 ? 0 : _ends[staff - 1];
        return _services.AsSpan(start, _ends[staff] - start);
    }

    private static int[] EndsOf(IReadOnlyList<ServiceFact> services, int staff)
    {
        var ends = new int[staff];
        foreach (var service in services)
        {
            ends[service.Staff]++;
        }

        for (var i = 1; i < staff; i++)
        {
            ends[i] += ends[i - 1];
        }

        return ends;
    }

    private static ServiceFact[] GroupedByStaff(IReadOnlyList<ServiceFact> services, int[] ends)
    {
        var next = new int[ends.Length];
        ends.AsSpan(0, Math.Max(ends.Length - 1, 0)).CopyTo(next.AsSpan(Math.Min(1, ends.Length)));
        var grouped = new ServiceFact[services.Count];
        foreach (var service in services)
        {
            grouped[next[service.Staff]++] = service;
        }

        return grouped;
    }
}

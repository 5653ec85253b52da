using KpiFunctions.Domain.Scoring.Facts;

namespace KpiFunctions.Domain.Scoring.Metrics;

/// <summary>The month's limits and the store's promise in ticks, for the pass over the services.</summary>
internal readonly struct TallyWindow(MonthFacts facts)
{
    private readonly long _start = facts.Span.Start.ToUnixTimeTicks();
    private readonly long _end = facts.Span.End.ToUnixTimeTicks();

    internal long ArriveWithin { get; } = facts.Settings.ArriveWithin.BclCompatibleTicks;

    internal bool Holds(long ticks) => ticks >= _start & ticks < _end;
}

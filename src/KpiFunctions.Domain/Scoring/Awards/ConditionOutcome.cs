using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Scoring.Awards;

/// <summary>Whether a metric lay within the bound that an award asks for.</summary>
/// <param name="Condition">What was asked for.</param>
/// <param name="Metric">What there was; <see langword="null"/> without a value, which holds no bound.</param>
public sealed record ConditionOutcome(AwardCondition Condition, Metric? Metric)
{
    public bool Holds => Metric is { } metric && Condition.Bound.Holds(metric.Exact);
}

using KpiFunctions.Domain.Schemes.Rules;

namespace KpiFunctions.Domain.Schemes;

/// <summary>A metric that must lie within a bound; one without a value does not.</summary>
public sealed record AwardCondition(string Metric, Bound Bound);

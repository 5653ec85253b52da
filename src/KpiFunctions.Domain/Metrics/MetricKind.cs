namespace KpiFunctions.Domain.Metrics;

/// <summary>What kind of number a metric is.</summary>
public enum MetricKind
{
    /// <summary>A share of cases, 0 to 1; it has a Wilson interval.</summary>
    Rate,

    /// <summary>A mean or another quotient.</summary>
    Quotient,

    /// <summary>A count or a sum; its denominator is 1.</summary>
    Total,
}

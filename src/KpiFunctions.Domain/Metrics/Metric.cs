namespace KpiFunctions.Domain.Metrics;

/// <summary>A metric of one member of staff in one month.</summary>
/// <param name="Exact">The value, exact; rules work with this.</param>
/// <param name="Numerator">Above the bar, as people read it: cases, hours, currency.</param>
/// <param name="Denominator">Below the bar, above 0.</param>
/// <param name="Sample">Number of cases behind the value.</param>
public readonly record struct Metric(Ratio Exact, decimal Numerator, decimal Denominator, long Sample)
{
    public decimal Value => Exact.Value;

    /// <summary>What the value would be had all silent customers been satisfied; the value itself counts them as not. Only where silence counts.</summary>
    public Ratio? AtMost { get; init; }
}

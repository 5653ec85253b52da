namespace KpiFunctions.Domain.Schemes;

/// <summary>The time whose best result is sought. Source: 002, months, quarters, half-years and years.</summary>
public enum AwardPeriod
{
    Month,
    Quarter,
    HalfYear,
    Year,
}

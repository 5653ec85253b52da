namespace KpiFunctions.Domain.Schemes;

/// <summary>Pay for whole years of service. Source: 002, 50 a year up to 200.</summary>
/// <param name="PerYear">Currency a month for each whole year.</param>
/// <param name="Max">The most that is paid, currency a month.</param>
public sealed record SeniorityPay(decimal PerYear, decimal Max);

namespace KpiFunctions.Domain.Schemes;

/// <summary>Pay for each unit of a metric. Source: 002, bookings × a + receptions × b.</summary>
/// <param name="Metric">What is counted.</param>
/// <param name="Rate">Currency for each unit.</param>
/// <param name="ByScore">Whether it is multiplied by score ÷ scale too. Source: 002, where the floating pay of sales is the commission itself.</param>
public sealed record Commission(string Metric, decimal Rate, bool ByScore = true);

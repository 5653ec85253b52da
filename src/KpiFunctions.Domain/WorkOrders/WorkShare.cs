namespace KpiFunctions.Domain.WorkOrders;

/// <summary>What one of several people did of an order.</summary>
/// <param name="StaffId">The person.</param>
/// <param name="Share">Of the order's points, hours and revenue, above 0 to 1, at most six decimals; <see langword="null"/> when all have the same.</param>
public readonly record struct WorkShare(StaffId StaffId, decimal? Share);

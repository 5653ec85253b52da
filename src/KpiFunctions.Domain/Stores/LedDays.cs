using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>Days of a month on which somebody was led by a manager.</summary>
/// <param name="Days">Within the month.</param>
/// <param name="ManagerId">Whose team the person belonged to.</param>
public sealed record LedDays(DateInterval Days, StaffId ManagerId);

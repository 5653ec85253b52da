using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>Who gets a result: a member of staff for the month, or for the days in one role when it changed in mid-month.</summary>
/// <param name="StaffId">The member of staff.</param>
/// <param name="Days">The days of the role; <see langword="null"/> for the whole month.</param>
public readonly record struct StaffPeriod(StaffId StaffId, DateInterval? Days);

using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>A call that a callback clerk had to make, or could draw as a spot check, in the month of the order that it was about. Source: 002, callbacks.</summary>
/// <param name="StaffId">The clerk.</param>
/// <param name="DueBy">The last moment in time.</param>
/// <param name="DoneAt">When the customer was reached; <see langword="null"/> when not.</param>
/// <param name="OfOtherDepartment">Whether another department made the call and the clerk may check it. Source: 002, 30% of them.</param>
public sealed record CallbackFact(StaffId StaffId, Instant DueBy, Instant? DoneAt, bool OfOtherDepartment = false);

using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Domain.Facts;

/// <summary>
/// One person in a slice of the month within which nobody changes roles or managers: whatever happened in it counts for the same person, team and role.
/// </summary>
/// <param name="StaffId">The person.</param>
/// <param name="Slice">Number of the slice, from 0.</param>
/// <param name="Staff">Index of the <see cref="StaffPeriod"/> that the person's own facts of the slice count for.</param>
/// <param name="ManagerId">Who leads the person in the slice.</param>
internal readonly record struct StaffSegment(StaffId StaffId, int Slice, int Staff, StaffId? ManagerId);

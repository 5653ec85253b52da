using KpiFunctions.Domain.Schemes;
using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>What a member of staff is measured as from a day on, until their next assignment begins.</summary>
/// <param name="StaffId">The member of staff.</param>
/// <param name="Role">Role within the group.</param>
/// <param name="SchemeId">Scheme of the role.</param>
/// <param name="From">First day, in the store's zone.</param>
/// <param name="Until">Last day, when the member of staff leaves the store after it.</param>
public sealed record RoleAssignment(StaffId StaffId, string? Role, SchemeId SchemeId, LocalDate From, LocalDate? Until = null);

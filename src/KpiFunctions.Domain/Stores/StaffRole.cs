using KpiFunctions.Domain.Schemes;
using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>What a member of staff is measured as in a store for some time.</summary>
/// <param name="Role">Role within the group, such as <c>service-advisor</c>; ranks across stores are within a role.</param>
/// <param name="SchemeId">Scheme of the role; the store's when absent.</param>
/// <param name="From">First day, in the store's zone; <see langword="null"/> for as long as there are records.</param>
/// <param name="Until">Last day, when the member of staff leaves the store after it.</param>
public sealed record StaffRole(string? Role, SchemeId? SchemeId, LocalDate? From = null, LocalDate? Until = null);

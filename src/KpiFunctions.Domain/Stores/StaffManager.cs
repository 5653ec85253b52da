using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>Who leads somebody from a day on, until the next one does.</summary>
/// <param name="ManagerId">Whose team the person belongs to; <see langword="null"/> for nobody's.</param>
/// <param name="From">First day, in the store's zone; <see langword="null"/> for as long as there are records.</param>
public sealed record StaffManager(StaffId? ManagerId, LocalDate? From = null);

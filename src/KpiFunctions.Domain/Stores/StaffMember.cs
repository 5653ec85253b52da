using KpiFunctions.Domain.Schemes;
using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>A person who is measured.</summary>
public sealed record StaffMember
{
    public required StoreId StoreId { get; init; }

    public required StaffId Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Kind of employment, such as <c>apprentice</c> or <c>intern</c>; <see langword="null"/> for ordinary staff.</summary>
    public string? Employment { get; init; }

    /// <summary>First day of employment, for seniority pay.</summary>
    public LocalDate? EmployedSince { get; init; }

    /// <summary>Roles one after the other, oldest first; never empty.</summary>
    public IReadOnlyList<StaffRole> Roles { get; init; } = [new(null, null)];

    /// <summary>The role on a day: the last that had begun, or the first one before that.</summary>
    public StaffRole RoleOn(LocalDate day) => Roles.LastOrDefault(r => r.From is not { } from || from <= day) ?? Roles[0];

    /// <summary>
    /// Gives the person a role. One with a first day joins the others (and takes the place of one that begins on that day); one without
    /// corrects the role of today.
    /// </summary>
    public StaffMember Assign(StaffRole role, LocalDate today)
    {
        var corrected = role.From is { } from ? Roles.FirstOrDefault(r => r.From == from) : RoleOn(today);
        var added = role.From is null ? role with { From = corrected!.From } : role;
        StaffRole[] roles = [.. Roles.Where(r => !ReferenceEquals(r, corrected)), added];
        return this with { Roles = [.. roles.OrderBy(r => r.From ?? LocalDate.MinIsoValue)] };
    }

    /// <summary>The roles as assignments to schemes.</summary>
    /// <param name="storeScheme">Scheme of roles that have none of their own.</param>
    public IEnumerable<RoleAssignment> Assignments(SchemeId storeScheme) =>
        Roles.Select(r => new RoleAssignment(Id, r.Role, r.SchemeId ?? storeScheme, r.From ?? LocalDate.MinIsoValue, r.Until));
}

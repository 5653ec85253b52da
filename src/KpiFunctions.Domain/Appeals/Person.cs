namespace KpiFunctions.Domain.Appeals;

/// <summary>Who filed or decides an appeal, as far as their key says.</summary>
/// <param name="Name">Name of the key or person.</param>
/// <param name="StaffId">The member of staff that the key belongs to, when it says so.</param>
public sealed record Person(string Name, StaffId? StaffId = null)
{
    /// <summary>By staff id when both have one, otherwise by name.</summary>
    public bool IsSame(Person other) => StaffId is { } own && other.StaffId is { } others ? own == others : IsNamed(other.Name);

    /// <summary>Whether this is a member of staff, by id or else by name.</summary>
    /// <param name="name">The member's name, when it is known.</param>
    public bool Is(StaffId staff, string? name) => StaffId is { } own ? own == staff : IsNamed(staff.Value) || (name is not null && IsNamed(name));

    private bool IsNamed(string name) => string.Equals(Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase);
}

using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Stores;

/// <summary>A person who is measured.</summary>
public sealed record StaffMember
{
    public required StoreId StoreId { get; init; }

    public required StaffId Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Role within the group, such as <c>service-advisor</c>; ranks across stores are within a role.</summary>
    public string? Role { get; init; }

    /// <summary>Scheme of this person; the store's when absent.</summary>
    public SchemeId? SchemeId { get; init; }
}

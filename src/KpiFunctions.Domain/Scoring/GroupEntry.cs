using KpiFunctions.Domain.Schemes;
using NodaTime;

namespace KpiFunctions.Domain.Scoring;

/// <summary>What a group ranking needs of one result.</summary>
public readonly record struct GroupEntry(StoreId StoreId, StaffId StaffId, string? Role, SchemeId SchemeId, decimal Total)
{
    /// <summary>The days in the role when it changed in mid-month; each role has a place of its own.</summary>
    public DateInterval? Days { get; init; }
}

using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Domain.Scoring;

/// <summary>What a group ranking needs of one result.</summary>
public readonly record struct GroupEntry(StoreId StoreId, StaffId StaffId, string? Role, decimal Total);

namespace KpiFunctions.Domain.Appeals;

/// <summary>Who has a part, as a correction says it; without a correction it stays with whoever has it.</summary>
/// <param name="StaffId"><see langword="null"/> for nobody.</param>
public readonly record struct PartHolder(StaffId? StaffId);

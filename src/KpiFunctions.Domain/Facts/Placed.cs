namespace KpiFunctions.Domain.Facts;

/// <summary>A fact with the index of whom it counts for: of a staff period, or of a segment.</summary>
internal readonly record struct Placed<T>(int Index, T Fact);

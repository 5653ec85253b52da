namespace KpiFunctions.Domain.Facts;

/// <summary>A fact with the index of the staff period that it counts for.</summary>
internal readonly record struct Placed<T>(int Staff, T Fact);

using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Records.Index;

/// <summary>Where a fact with an id of its own is.</summary>
/// <param name="Month">The month that it lives in, or would if it had come in time.</param>
/// <param name="LateIn">The closed month beside which its last word is kept; <see langword="null"/> when the fact itself is that.</param>
public readonly record struct FactHome(StoreMonth Month, StoreMonth? LateIn = null);

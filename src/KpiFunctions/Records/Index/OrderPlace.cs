using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Records.Index;

/// <summary>Where an order is.</summary>
/// <param name="Month">The month that it lives in, or would if it had come in time.</param>
/// <param name="LateIn">The closed month beside which its last word is kept; <see langword="null"/> when the order itself is that.</param>
public readonly record struct OrderPlace(StoreMonth Month, StoreMonth? LateIn = null);

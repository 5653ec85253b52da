using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>How far a store's clock is from UTC from a moment on.</summary>
public readonly record struct ClockOffset(Instant From, Offset Offset);

using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>A time in which a complaint's clocks stand still.</summary>
/// <param name="To">When they went on; <see langword="null"/> while they stand still.</param>
public readonly record struct ComplaintPause(Instant From, Instant? To);

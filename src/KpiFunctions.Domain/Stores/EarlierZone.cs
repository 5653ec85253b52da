using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>The zone of a store before its zone was corrected: months that were closed by then keep their borders.</summary>
/// <param name="Through">The last month whose end it says.</param>
public sealed record EarlierZone(DateTimeZone Zone, YearMonth Through);

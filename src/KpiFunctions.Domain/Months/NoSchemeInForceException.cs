using KpiFunctions.Domain.Schemes;
using NodaTime;

namespace KpiFunctions.Domain.Months;

/// <summary>Somebody is to be scored by a scheme that has no version for the month.</summary>
public sealed class NoSchemeInForceException(SchemeId scheme, YearMonth month) : Exception(
    $"Scheme '{scheme}' has no version that is valid in {month.Year:D4}-{month.Month:D2}. Save one with an earlier validFrom: PUT /api/schemes/{scheme}.");

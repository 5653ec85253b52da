using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Features.Scores;

/// <summary>Someone who was in the store in a month and has no result.</summary>
/// <param name="Staff">Who, and for which days.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record UnscoredStaff(StaffPeriod Staff, string Reason)
{
    /// <summary>Everyone of a basis who was there and is not among the scored.</summary>
    internal static IReadOnlyList<UnscoredStaff> Of(MonthBasis basis, IEnumerable<StaffPeriod> scored)
    {
        var results = scored.ToHashSet();
        return [.. basis.Staff
            .Where(s => s.Value.IsPresent && !results.Contains(s.Key))
            .OrderBy(s => s.Key.StaffId.Value, StringComparer.Ordinal)
            .ThenBy(s => s.Key.Days?.Start)
            .Select(s => new UnscoredStaff(s.Key, ReasonOf(basis, s.Value)))];
    }

    private static string ReasonOf(MonthBasis basis, StaffTerms terms) => basis.Schemes.ContainsKey(terms.SchemeId)
        ? $"No item of the scheme '{terms.SchemeId}' was measured, and none of them counts as zero then."
        : new NoSchemeInForceException(terms.SchemeId, basis.Month.Month).Message;
}

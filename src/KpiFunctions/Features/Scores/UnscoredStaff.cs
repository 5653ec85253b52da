using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Features.Scores;

/// <summary>Someone who was in the store in a month and has no result.</summary>
/// <param name="Staff">Who, and for which days.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record UnscoredStaff(StaffPeriod Staff, string Reason)
{
    /// <summary>Everyone of a basis who was there, and everyone of whom there are facts, who is not among the scored.</summary>
    /// <param name="known">Everyone of whom there are facts.</param>
    internal static IReadOnlyList<UnscoredStaff> Of(MonthBasis basis, IEnumerable<StaffPeriod> known, IEnumerable<StaffPeriod> scored) =>
        [.. basis.Staff.Where(s => s.Value.IsPresent).Select(s => s.Key)
            .Union(known)
            .Except(scored)
            .OrderBy(s => s.StaffId.Value, StringComparer.Ordinal)
            .ThenBy(s => s.Days?.Start)
            .Select(s => new UnscoredStaff(s, ReasonOf(basis, s)))];

    private static string ReasonOf(MonthBasis basis, StaffPeriod staff)
    {
        var terms = basis.Staff.GetValueOrDefault(staff) ?? basis.Others;
        return !basis.Schemes.ContainsKey(terms.SchemeId) ? new NoSchemeInForceException(terms.SchemeId, basis.Month.Month).Message
            : terms.IsGiven ? $"No item of the scheme '{terms.SchemeId}' was measured, and none of them counts as zero then."
            : $"No record of this month is measured by the store's scheme '{terms.SchemeId}', and no other was given. "
                + $"Say who this is: PUT /api/staff/{basis.Month.StoreId}/{staff.StaffId} with a role and a scheme.";
    }
}

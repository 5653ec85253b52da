using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Months;

/// <summary>Everything besides the facts that determines the scores of a store-month. The same basis and the same facts give the same bytes.</summary>
public sealed record MonthBasis
{
    public required StoreMonth Month { get; init; }

    /// <summary>The rules by which the month's facts become scores.</summary>
    public int Rules { get; init; } = ScoreCalculator.RulesVersion;

    /// <summary>The store's zone, for times that are shown.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>When the month begins and ends, and which day it is in between.</summary>
    public required MonthClock Clock { get; init; }

    /// <summary>Texts and answers from then on do not count.</summary>
    public required Instant Close { get; init; }

    public required MonthSettings Settings { get; init; }

    /// <summary>Terms of everyone the store knows: one entry for the whole month, or one for each of their <see cref="MonthSettings.RolePeriods"/>.</summary>
    public required IReadOnlyDictionary<StaffPeriod, StaffTerms> Staff { get; init; }

    /// <summary>Terms of anyone else.</summary>
    public required StaffTerms Others { get; init; }

    /// <summary>Scheme versions in force in the month. A scheme that has none is not in it.</summary>
    public required IReadOnlyDictionary<SchemeId, Scheme> Schemes { get; init; }

    /// <summary>Who was in the store that month and has a scheme.</summary>
    public IEnumerable<StaffId> ListPresent() => Staff.Where(s => s.Value.IsPresent && Schemes.ContainsKey(s.Value.SchemeId)).Select(s => s.Key.StaffId).Distinct();

    /// <exception cref="NoSchemeInForceException">The scheme of this member of staff has no version that is valid in the month.</exception>
    public Assignment AssignmentOf(StaffPeriod staff)
    {
        var terms = Staff.GetValueOrDefault(staff) ?? Others;
        var scheme = Schemes.GetValueOrDefault(terms.SchemeId) ?? throw new NoSchemeInForceException(terms.SchemeId, Month.Month);
        return new Assignment(terms.Role, scheme)
        {
            IsGiven = terms.IsGiven,
            Employment = terms.Employment,
            EmployedSince = terms.EmployedSince,
            Coefficient = terms.Coefficient,
            Certificate = terms.Certificate,
        };
    }
}

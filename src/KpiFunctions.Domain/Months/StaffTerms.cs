using KpiFunctions.Domain.Schemes;
using NodaTime;

namespace KpiFunctions.Domain.Months;

/// <summary>What a member of staff is measured and paid as in a month, or in a part of it.</summary>
/// <param name="Role">Role within the group; <see langword="null"/> when there is none.</param>
/// <param name="SchemeId">Scheme of the role, or the store's.</param>
/// <param name="Employment">Kind of employment, such as <c>apprentice</c>; <see langword="null"/> for ordinary staff.</param>
/// <param name="EmployedSince">First day of employment, for seniority pay.</param>
public sealed record StaffTerms(string? Role, SchemeId SchemeId, string? Employment = null, LocalDate? EmployedSince = null)
{
    /// <summary>
    /// Whether the person was given the scheme, as anyone is whom the store has registered. Those known from records only are measured by the store's scheme
    /// where there are records of what it measures, and have no result otherwise.
    /// </summary>
    public bool IsGiven { get; init; } = true;

    /// <summary>The person's own position coefficient of the month's year; <see langword="null"/> when none was set.</summary>
    public decimal? Coefficient { get; init; }

    /// <summary>The level of the certificate of skill that pays in the month; <see langword="null"/> when there is none.</summary>
    public int? Certificate { get; init; }

    /// <summary>
    /// Whether the member of staff was in the store that month, so that they are listed, and measured where items count as zero, without a record too.
    /// </summary>
    public bool IsPresent { get; init; }
}

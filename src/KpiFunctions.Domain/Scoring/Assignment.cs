using KpiFunctions.Domain.Schemes;
using NodaTime;

namespace KpiFunctions.Domain.Scoring;

/// <summary>What a member of staff is measured and paid as.</summary>
/// <param name="Role">Role within the group, for ranks across stores.</param>
/// <param name="Scheme">The scheme version of the month.</param>
public sealed record Assignment(string? Role, Scheme Scheme)
{
    /// <summary>
    /// Whether the person was given the scheme. Anyone else, known from records only, is measured by it only where there are records of what it measures.
    /// </summary>
    public bool IsGiven { get; init; } = true;

    /// <summary>Kind of employment, such as <c>apprentice</c> or <c>intern</c>; <see langword="null"/> for ordinary staff.</summary>
    public string? Employment { get; init; }

    /// <summary>The person's own position coefficient of the year, in place of the scheme's; <see langword="null"/> when there is none.</summary>
    public decimal? Coefficient { get; init; }

    /// <summary>The level of the certificate of skill that pays in the month; <see langword="null"/> when there is none.</summary>
    public int? Certificate { get; init; }

    /// <summary>First day of employment, for seniority pay.</summary>
    public LocalDate? EmployedSince { get; init; }
}

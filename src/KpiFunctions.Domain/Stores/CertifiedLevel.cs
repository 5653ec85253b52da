using KpiFunctions.Domain.Schemes;
using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>The level of skill that somebody is certified for from a day on, until the next one.</summary>
/// <param name="From">First day, in the store's zone.</param>
/// <param name="Level">1 to <see cref="CertificatePay.HighestLevel"/>; 0 for none any more.</param>
public sealed record CertifiedLevel(LocalDate From, int Level)
{
    /// <summary>Whether a number can be a level, or none.</summary>
    public static bool IsValid(int level) => level is >= 0 and <= CertificatePay.HighestLevel;
}

namespace KpiFunctions.Domain.Schemes;

/// <summary>Pay for a certificate of skill of a level, and of higher ones up to the next that is listed. Source: 002, the maker's levels 1, 2, 3 and 4 add 50, 100, 200 and 200.</summary>
/// <param name="Level">1 to <see cref="HighestLevel"/>.</param>
/// <param name="Amount">Currency a month.</param>
public sealed record CertificatePay(int Level, decimal Amount)
{
    /// <summary>The highest level that a certificate can have.</summary>
    public const int HighestLevel = 9;
}

using NodaTime;

namespace KpiFunctions.Domain.Appeals;

/// <summary>What was decided about an appeal.</summary>
/// <param name="IsUpheld">Whether the facts are corrected.</param>
/// <param name="Reason">Why; shown to the one who filed.</param>
/// <param name="Corrections">What is corrected; empty when the appeal is rejected.</param>
public sealed record AppealDecision(bool IsUpheld, string Reason, Person By, Instant At, IReadOnlyList<Correction> Corrections)
{
    /// <summary>Whether another decision says the same, whenever it was made.</summary>
    public bool SaysTheSameAs(AppealDecision other) =>
        (IsUpheld, Reason, By) == (other.IsUpheld, other.Reason, other.By) && Corrections.SequenceEqual(other.Corrections);
}

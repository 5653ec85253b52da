using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>Something good that a customer did because of a member of staff. Source: 001, referral, repurchase and public praise, with evidence.</summary>
public sealed record CustomerFact
{
    /// <param name="evidence">What shows it; <see langword="null"/> only of one whose evidence was erased since.</param>
    /// <exception cref="ArgumentException">There is no evidence.</exception>
    public CustomerFact(StaffId staffId, CustomerFactKind kind, LocalDate day, string? evidence)
    {
        if (evidence is not null && string.IsNullOrWhiteSpace(evidence))
        {
            throw new ArgumentException("Referral, repurchase and praise count only with evidence: say what shows it.", nameof(evidence));
        }

        (StaffId, Kind, Day, Evidence) = (staffId, kind, day, evidence);
    }

    public StaffId StaffId { get; }

    public CustomerFactKind Kind { get; }

    /// <summary>The day that it counts for, in the store's zone.</summary>
    public LocalDate Day { get; }

    /// <summary>What shows it: an order, a message, a link; <see langword="null"/> when it was erased.</summary>
    public string? Evidence { get; }

    /// <summary>Who entered it: name of the key and the person behind it.</summary>
    public string? EnteredBy { get; init; }
}

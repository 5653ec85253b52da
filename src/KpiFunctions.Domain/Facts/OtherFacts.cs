namespace KpiFunctions.Domain.Facts;

/// <summary>Facts of a month besides services: far fewer, so they stay as they came.</summary>
internal sealed record OtherFacts
{
    internal required IReadOnlyList<Placed<FigureFact>> Figures { get; init; }

    internal required IReadOnlyList<Placed<RatingFact>> Ratings { get; init; }

    /// <summary>Complaints by whom they are about.</summary>
    internal required IReadOnlyList<Placed<ComplaintFact>> Complaints { get; init; }

    /// <summary>Complaints by who deals with them.</summary>
    internal required IReadOnlyList<Placed<ComplaintFact>> HandledComplaints { get; init; }

    internal required IReadOnlyList<Placed<ReturnFact>> Returns { get; init; }

    internal required IReadOnlyList<Placed<CallbackFact>> Callbacks { get; init; }

    internal required IReadOnlyList<Placed<CustomerFact>> Customers { get; init; }
}

namespace KpiFunctions.Domain.Facts;

/// <summary>Facts of a month besides services: far fewer, so they stay as they came.</summary>
internal sealed record OtherFacts
{
    /// <summary>By staff period: figures are always the person's own.</summary>
    internal required IReadOnlyList<Placed<FigureFact>> Figures { get; init; }

    /// <summary>By staff period: marks are always the person's own.</summary>
    internal required IReadOnlyList<Placed<RatingFact>> Ratings { get; init; }

    /// <summary>By staff period: what drawn customers say is of the person's own orders.</summary>
    internal required IReadOnlyList<Placed<CustomerMark>> CustomerMarks { get; init; }

    /// <summary>Complaints by segments of whom they are about, by the part of <see cref="WorkOrders.OrderPart"/>.</summary>
    internal required IReadOnlyList<IReadOnlyList<Placed<ComplaintFact>>> Complaints { get; init; }

    /// <summary>Complaints by segments of those who caused them, whatever part they have in the order.</summary>
    internal required IReadOnlyList<Placed<ComplaintFact>> Faults { get; init; }

    /// <summary>Complaints about nobody in particular by slices of the month: they are the store's alone.</summary>
    internal required IReadOnlyList<Placed<HandledComplaint>> ComplaintsOfStore { get; init; }

    /// <summary>Complaints by segments of who deals with them, by part.</summary>
    internal required IReadOnlyList<IReadOnlyList<Placed<HandledComplaint>>> HandledComplaints { get; init; }

    /// <summary>By segments of who stands on the earlier order, by part.</summary>
    internal required IReadOnlyList<IReadOnlyList<Placed<ReturnFact>>> Returns { get; init; }

    /// <summary>By segments of the clerks.</summary>
    internal required IReadOnlyList<Placed<CallbackFact>> Callbacks { get; init; }

    /// <summary>By segments of those whom customers came back for.</summary>
    internal required IReadOnlyList<Placed<CustomerFact>> Customers { get; init; }
}

using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>What became of an order, and of what it means for other months.</summary>
/// <param name="Late">What it means for months that are closed.</param>
public sealed record OrderOutcome(WriteOutcome Outcome, IReadOnlyList<LateFact> Late);

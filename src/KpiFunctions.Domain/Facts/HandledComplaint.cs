using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>A complaint with how long it took, reckoned once for all whom it counts for.</summary>
/// <param name="ToAnswer">From the receipt to the first answer; <see langword="null"/> without one.</param>
/// <param name="ToSolution">From the receipt to the solution; <see langword="null"/> without one.</param>
internal sealed record HandledComplaint(ComplaintFact Complaint, Duration? ToAnswer, Duration? ToSolution);

using NodaTime;

namespace KpiFunctions.Domain.Calls;

/// <summary>What came of one telephone call.</summary>
/// <param name="Ratings">One rating of 1 to 5 for each question; only from a customer who was reached, and none when he gave none.</param>
/// <param name="Comment">The customer's words, as the caller wrote them down.</param>
/// <param name="By">Who called.</param>
/// <param name="EnteredBy">Name of the key or person that entered it.</param>
public sealed record CallResult(CallOutcome Outcome, IReadOnlyList<int> Ratings, string? Comment, StaffId By, string EnteredBy, Instant At);

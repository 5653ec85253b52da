using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>What a person read from an answer that was unclear to the machine. It counts like the customer's own, at the time the customer wrote.</summary>
/// <param name="Ratings">One rating of 1 to 5 for each question; empty when the answer says nothing about the service.</param>
/// <param name="By">Name of the key or person.</param>
/// <param name="IsLate">Whether the month had closed by then: it is shown and not scored.</param>
public sealed record AnswerReview(IReadOnlyList<int> Ratings, string By, Instant At, bool IsLate);

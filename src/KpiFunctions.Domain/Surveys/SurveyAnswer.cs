using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>One text that came back for a survey, with what was read from it.</summary>
/// <param name="EventId">The provider's id of the inbound message: the same message delivered twice is one answer.</param>
/// <param name="ReceivedAt">When the provider received the text.</param>
/// <param name="Text">The customer's own words, always kept.</param>
/// <param name="Ratings">One rating of 1 to 5 for each question; empty when none could be read.</param>
/// <param name="Comment">Words beside the ratings.</param>
public sealed record SurveyAnswer(string EventId, Instant ReceivedAt, string Text, IReadOnlyList<int> Ratings, string? Comment);

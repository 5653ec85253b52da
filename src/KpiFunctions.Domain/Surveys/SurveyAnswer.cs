using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>One answer to a survey, with what was read from it.</summary>
/// <param name="EventId">The provider's id of the inbound message: the same message delivered twice is one answer.</param>
/// <param name="ReceivedAt">When the provider received the text.</param>
/// <param name="Text">The customer's own words, kept until they are erased; empty then.</param>
/// <param name="Ratings">One rating of 1 to 5 for each question that the text answered; empty when none could be read.</param>
/// <param name="Comment">Words beside the ratings.</param>
public sealed record SurveyAnswer(string EventId, Instant ReceivedAt, string Text, IReadOnlyList<int> Ratings, string? Comment)
{
    public AnswerKind Kind { get; init; } = Ratings.Count > 0 ? AnswerKind.Ratings : AnswerKind.Unclear;

    public AnswerSource Source { get; init; }

    /// <summary>
    /// Number of the question that the first rating is for. 1, unless questions are asked one after another: then each answer rates the one asked last.
    /// </summary>
    public int FirstQuestion { get; init; } = 1;

    /// <summary>When text and comment were erased, by the customer's wish or because their time was over. The ratings count as before.</summary>
    public Instant? ErasedAt { get; init; }

    /// <summary>Whether it reached us when its month was closed already, however early the customer wrote it; kept and not scored.</summary>
    public bool IsLate { get; init; }
}

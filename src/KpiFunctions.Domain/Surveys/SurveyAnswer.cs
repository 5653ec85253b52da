using KpiFunctions.Domain.Replies;
using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>One answer to a survey, with what was read from it.</summary>
/// <param name="EventId">The provider's id of the inbound message: the same message delivered twice is one answer.</param>
/// <param name="ReceivedAt">When the provider received the text.</param>
/// <param name="Text">The customer's own words, kept until they are erased; empty then.</param>
/// <param name="Ratings">
/// Ratings of 1 to 5: one for each question that the text asked, or fewer when the customer answers in several texts; empty when none could be read.
/// </param>
/// <param name="Comment">Words beside the ratings.</param>
public sealed record SurveyAnswer(string EventId, Instant ReceivedAt, string Text, IReadOnlyList<int> Ratings, string? Comment)
{
    public AnswerKind Kind { get; init; } = Ratings.Count > 0 ? AnswerKind.Ratings : AnswerKind.Unclear;

    public AnswerSource Source { get; init; }

    /// <summary>
    /// Number of the question that the first rating is for. 1, unless questions are asked one after another: then each answer rates the one asked last.
    /// </summary>
    public int FirstQuestion { get; init; } = 1;

    /// <summary>All of the text that this answer is the last part of; <see langword="null"/> for one that came in one piece.</summary>
    public string? Whole { get; init; }

    /// <summary>The text that was read: the whole one where this is its last part.</summary>
    public string FullText => Whole ?? Text;

    /// <summary>When text and comment were erased, by the customer's wish or because their time was over. The ratings count as before.</summary>
    public Instant? ErasedAt { get; init; }

    /// <summary>Questions that the text asked, 1 to 12.</summary>
    public int Questions { get; init; } = 1;

    /// <summary>Why not all questions were answered by it, one of <see cref="AmbiguityReason"/>; <see langword="null"/> when it was understood.</summary>
    public string? Unclear { get; init; }

    /// <summary>Whether it may ask for silence, which only a person can tell.</summary>
    public bool MayWantSilence => Unclear == AmbiguityReason.MaybeOptOut;

    /// <summary>Whether it reached us when its month was closed already, however early the customer wrote it; kept and not scored.</summary>
    public bool IsLate { get; init; }

    /// <summary>What a person made of an unclear answer.</summary>
    public AnswerReview? Review { get; init; }

    /// <summary>The ratings that a person gave, or else those that were read.</summary>
    public IReadOnlyList<int> Counted => Review?.Ratings ?? Ratings;
}

using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>What a month counts of a survey.</summary>
/// <param name="SentAt">When the text left, before the month closed; <see langword="null"/> when it did not.</param>
/// <param name="Ratings">The answer that counts, one rating of 1 to 5 for each question; empty without one.</param>
public readonly record struct SurveyResult(Instant? SentAt, IReadOnlyList<int> Ratings)
{
    /// <summary>A customer's answer counts this long after the text, the last moment included.</summary>
    public static readonly Duration ReplyWindow = Duration.FromDays(14);

    public static SurveyResult None { get; } = new(null, []);

    /// <summary>The rating of the first question, which asks for the service as a whole.</summary>
    public int? Overall => Ratings.Count > 0 ? Ratings[0] : null;

    /// <summary>
    /// Reads survey and answers as they stand at the close: the latest answer with ratings counts that came within the reply window and before the close.
    /// The order in which answers were stored does not matter. A text that is known before the close not to have reached the customer counts as
    /// not texted, so that nobody's response rate suffers from a dead number, unless an answer proves the opposite.
    /// </summary>
    public static SurveyResult At(Instant close, Survey survey, IEnumerable<SurveyAnswer> answers)
    {
        if (survey.SentAt is not { } sentAt || sentAt >= close)
        {
            return None;
        }

        var inTime = answers.Where(a => a.ReceivedAt < close && a.ReceivedAt <= sentAt + ReplyWindow).ToList();
        if (inTime.Count == 0 && survey.FailedAt < close)
        {
            return None;
        }

        var last = inTime
            .Where(a => a.Ratings.Count > 0)
            .OrderBy(a => a.ReceivedAt).ThenBy(a => a.EventId, StringComparer.Ordinal)
            .LastOrDefault();
        return new SurveyResult(sentAt, last?.Ratings ?? []);
    }
}

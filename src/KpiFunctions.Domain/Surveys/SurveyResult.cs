using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>What a month counts of a survey.</summary>
/// <param name="SentAt">When the text left, before the month closed; <see langword="null"/> when it did not.</param>
/// <param name="Ratings">The answer that counts, one rating of 1 to 5 for each question, 0 for one that was passed over; empty without any.</param>
public readonly record struct SurveyResult(Instant? SentAt, IReadOnlyList<int> Ratings)
{
    /// <summary>A customer's answer counts this long after the text, the last moment included.</summary>
    public static readonly Duration ReplyWindow = Duration.FromDays(14);

    private readonly IReadOnlyList<string>? _questions;

    public static SurveyResult None { get; } = new(null, []);

    /// <summary>
    /// Names of the questions that the ratings are for, as the survey's own questionnaire has them. Without them only the first rating, of the service
    /// as a whole, has a name.
    /// </summary>
    public IReadOnlyList<string> Questions
    {
        get => _questions ?? [];
        init => _questions = value;
    }

    /// <summary>The rating of the first question, which asks for the service as a whole.</summary>
    public int? Overall => Ratings is [> 0 and var overall, ..] ? overall : null;

    /// <summary>
    /// Reads survey and answers as they stand at the close: the latest answer with ratings counts that came within the reply window and before the close.
    /// The order in which answers were stored does not matter. A text that is known before the close not to have reached the customer counts as
    /// not texted, so that nobody's response rate suffers from a dead number, unless an answer proves the opposite.
    /// </summary>
    public static SurveyResult At(Instant close, Survey survey, IEnumerable<SurveyAnswer> answers)
    {
        if (survey.ForMonth.SentAt is not { } sentAt || sentAt >= close)
        {
            return None;
        }

        var inTime = answers
            .Where(a => survey.IsInTime(a, close))
            .Select(a => a.Review is { IsLate: true } ? a with { Review = null } : a)
            .ToList();
        if (inTime.Count == 0 && survey.ForMonth.FailedAt < close)
        {
            return None;
        }

        return new SurveyResult(sentAt, SurveyAnswers.Of(inTime).Ratings);
    }
}

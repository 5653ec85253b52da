using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>The right to send one text of a survey to one number. Stored before each call of the provider, so that a crash leaves its trace.</summary>
/// <param name="Month">Where the order was when it was claimed; it may have moved since.</param>
/// <param name="Words">What the text asks; a repeated call asks the same.</param>
/// <param name="RepeatabilityId">Sent with every call of this attempt, so that the provider takes its text once.</param>
/// <param name="FirstSentAt">Time of this attempt's first call.</param>
/// <param name="Attempt">1 for the first; the next one starts only when the provider never said what became of this one.</param>
/// <param name="Calls">How often the provider was called, or was about to be, in this attempt.</param>
/// <param name="Purpose">Which of the survey's texts it is.</param>
public sealed record SurveyClaim(
    SurveyId Survey,
    StoreMonth Month,
    SurveyWords Words,
    Guid RepeatabilityId,
    Instant FirstSentAt,
    int Attempt = 1,
    int Calls = 1,
    TextPurpose Purpose = TextPurpose.Survey)
{
    /// <summary>So long after its first call it is kept for answers that come late.</summary>
    public static readonly Duration KeptFor = Duration.FromDays(60);

    /// <summary>
    /// Why the provider refused the text for good; <see langword="null"/> when it did not. What follows takes several writes, and whoever finds this goes on
    /// with them. Of a text beside the survey nobody wants to know why, and it is empty.
    /// </summary>
    public string? Refusal { get; init; }

    /// <summary>Time of the first call of its first attempt: from then on an answer may be one to it.</summary>
    public Instant BeganAt { get; init; } = FirstSentAt;

    /// <summary>When it has done its service, unless it is the last survey of its number, which others keep their distance from.</summary>
    public Instant KeptUntil => FirstSentAt + KeptFor;

    /// <summary>Travels with the text.</summary>
    public TextTag Tag => new(Survey, Purpose);

    public SurveyClaim CalledAgain() => this with { Calls = Calls + 1 };

    public SurveyClaim NextAttempt(Guid repeatabilityId, Instant now) =>
        this with { RepeatabilityId = repeatabilityId, FirstSentAt = now, Attempt = Attempt + 1, Calls = 1 };
}

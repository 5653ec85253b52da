using KpiFunctions.Domain.Questionnaires;
using NodaTime;

namespace KpiFunctions.Domain.Surveys.Sending;

/// <summary>
/// What is known of one telephone number across all stores: whether its owner wants texts, and which surveys were claimed for it.
/// A claim is stored before the provider is called, so it is also the answer to "may have been sent" after a crash.
/// </summary>
public sealed record Contact
{
    /// <summary>Claims are kept this long to match late answers; then they only take up room.</summary>
    public static readonly Duration ClaimsKeptFor = Duration.FromDays(60);

    /// <summary>Since when the customer wants no texts; <see langword="null"/> while texts are welcome.</summary>
    public Instant? OptedOutAt { get; init; }

    /// <summary>When the newest wish about texts came, for or against them: whatever is older and delivered later changes nothing.</summary>
    public Instant? WishedAt { get; init; }

    /// <summary>Texts sent or being sent to this number, oldest first.</summary>
    public IReadOnlyList<SurveyClaim> Claims { get; init; } = [];

    /// <summary>When the last claim has done its service; <see langword="null"/> without claims.</summary>
    public Instant? ClaimsKeptUntil => Claims.Count == 0 ? null : Claims.Max(c => c.FirstSentAt) + ClaimsKeptFor;

    /// <summary>The customer wants no more texts.</summary>
    public Contact OptOut(Instant at) => at < WishedAt ? this : this with { OptedOutAt = OptedOutAt ?? at, WishedAt = at };

    /// <summary>The customer wants texts again. Of two wishes of the same moment the one for silence counts.</summary>
    public Contact OptIn(Instant at) => at <= WishedAt ? this : this with { OptedOutAt = null, WishedAt = at };

    public SurveyClaim? ClaimOf(SurveyId survey, TextPurpose purpose = TextPurpose.Survey) =>
        Claims.FirstOrDefault(c => c.Survey == survey && c.Purpose == purpose);

    /// <summary>Whether another survey went to this number in the quiet period before <paramref name="now"/>; one exactly that long ago does not count.</summary>
    public bool IsQuietAt(Instant now, Duration quietPeriod, SurveyId survey) =>
        Claims.Any(c => c.Survey != survey && c.Purpose == TextPurpose.Survey && c.FirstSentAt > now - quietPeriod);

    /// <summary>Stores a claim, in place of the one that its text had before.</summary>
    public Contact Claim(SurveyClaim claim) =>
        this with { Claims = [.. Claims.Where(c => c.Tag != claim.Tag && c.FirstSentAt > claim.FirstSentAt - ClaimsKeptFor), claim] };

    /// <summary>Gives a claim back when the text certainly did not leave, so that it does not silence other surveys.</summary>
    public Contact Release(SurveyClaim claim) => this with { Claims = [.. Claims.Where(c => c.Tag != claim.Tag)] };

    /// <summary>Number of the question that was asked last before an answer was received at <paramref name="receivedAt"/>, from 1.</summary>
    public int LastQuestion(SurveyId survey, Instant receivedAt) =>
        Claims.Where(c => c.Survey == survey && c.FirstSentAt <= receivedAt).Max(c => c.Purpose.QuestionNumber()) ?? 1;

    /// <summary>Surveys an answer received at <paramref name="receivedAt"/> can belong to, newest first: those within the reply window, or else the newest of all.</summary>
    public IReadOnlyList<SurveyClaim> CandidatesFor(Instant receivedAt)
    {
        var sent = Claims.Where(c => c.Purpose == TextPurpose.Survey && c.FirstSentAt <= receivedAt).OrderByDescending(c => c.FirstSentAt).ToList();
        var waiting = sent.Where(c => receivedAt <= c.FirstSentAt + SurveyResult.ReplyWindow).ToList();
        return waiting.Count > 0 ? waiting : [.. sent.Take(1)];
    }
}

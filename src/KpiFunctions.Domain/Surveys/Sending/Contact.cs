using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Surveys.Sending;

/// <summary>
/// What is known of one telephone number across all stores: whether its owner wants texts, and which surveys were claimed for it.
/// A claim is stored before the provider is called, so it is also the answer to "may have been sent" after a crash.
/// </summary>
public sealed record Contact
{
    /// <summary>
    /// The most claims of one number that are kept, which a row has room for. It is a number of a fleet by then, and whatever else is due to it waits until
    /// the oldest has done its service: a claim that is not kept could be a text that leaves twice.
    /// </summary>
    public const int MostClaims = 1_000;

    /// <summary>How far a provider's clock may be behind ours.</summary>
    private static readonly Duration ClocksApart = Duration.FromMinutes(2);

    /// <summary>Since when the customer wants no texts; <see langword="null"/> while texts are welcome.</summary>
    public Instant? OptedOutAt { get; init; }

    /// <summary>When the newest wish about texts came, for or against them: whatever is older and delivered later changes nothing.</summary>
    public Instant? WishedAt { get; init; }

    /// <summary>
    /// When the newest text was received from this number that fills a segment; <see langword="null"/> when none was. Tells whether it is worth looking for
    /// parts of a longer one, so that nobody looks for those of a bare "5".
    /// </summary>
    public Instant? LongTextAt { get; init; }

    /// <summary>Texts sent or being sent to this number, oldest first.</summary>
    public IReadOnlyList<SurveyClaim> Claims { get; init; } = [];

    /// <summary>When the last claim has done its service; <see langword="null"/> without claims.</summary>
    public Instant? ClaimsKeptUntil => Claims.Count == 0 ? null : Claims.Max(KeptUntil);

    /// <summary>The customer wants no more texts.</summary>
    public Contact OptOut(Instant at) => at < WishedAt ? this : this with { OptedOutAt = OptedOutAt ?? at, WishedAt = at };

    /// <summary>The customer wants texts again. Of two wishes of the same moment the one for silence counts.</summary>
    public Contact OptIn(Instant at) => at <= WishedAt ? this : this with { OptedOutAt = null, WishedAt = at };

    /// <summary>A text came that more may belong to.</summary>
    public Contact GotLongText(Instant at) => at <= LongTextAt ? this : this with { LongTextAt = at };

    /// <summary>Whether a text received at <paramref name="receivedAt"/> may belong to one that came before it.</summary>
    public bool MayContinueAt(Instant receivedAt) => receivedAt <= LongTextAt + MessageParts.Within;

    public SurveyClaim? ClaimOf(SurveyId survey, TextPurpose purpose = TextPurpose.Survey) =>
        Claims.FirstOrDefault(c => c.Survey == survey && c.Purpose == purpose);

    /// <summary>Whether there is no room for one more claim at <paramref name="now"/>.</summary>
    public bool IsFullAt(Instant now) => Claims.Count >= MostClaims && Claims.Count(c => c.KeptUntil > now) >= MostClaims;

    /// <summary>Whether another survey went to this number in the quiet period before <paramref name="now"/>; one exactly that long ago does not count.</summary>
    public bool IsQuietAt(Instant now, Duration quietPeriod, SurveyId survey) =>
        Claims.Any(c => c.Survey != survey && c.Purpose == TextPurpose.Survey && c.FirstSentAt > now - quietPeriod);

    /// <summary>Stores a claim, in place of the one that its text had before.</summary>
    public Contact Claim(SurveyClaim claim) =>
        this with { Claims = [.. ForgetOld(claim.FirstSentAt).Claims.Where(c => c.Tag != claim.Tag), claim] };

    /// <summary>Forgets claims that have done their service.</summary>
    public Contact ForgetOld(Instant now) => this with { Claims = [.. Claims.Where(c => KeptUntil(c) > now)] };

    /// <summary>Gives a claim back when the text certainly did not leave, so that it does not silence other surveys.</summary>
    public Contact Release(SurveyClaim claim) => this with { Claims = [.. Claims.Where(c => c.Tag != claim.Tag)] };

    /// <summary>The provider refused a text for good, and its claim says so.</summary>
    public Contact Refuse(SurveyClaim claim, string reason) =>
        this with { Claims = [.. Claims.Select(c => c.Tag == claim.Tag ? c with { Refusal = reason } : c)] };

    /// <summary>Number of the question that was asked last before an answer was received at <paramref name="receivedAt"/>, from 1.</summary>
    public int LastQuestion(SurveyId survey, Instant receivedAt) =>
        Claims.Where(c => c.Survey == survey && c.FirstSentAt <= receivedAt).Max(c => c.Purpose.QuestionNumber()) ?? 1;

    /// <summary>
    /// Surveys that a text received at <paramref name="receivedAt"/> can belong to, the one texted about last first, whichever of its texts that was: those
    /// within the reply window, or else the last of all.
    /// </summary>
    public IReadOnlyList<(SurveyClaim Claim, Instant LastTextAt)> CandidatesFor(Instant receivedAt)
    {
        var surveys = SurveysBegunBy(receivedAt);
        var waiting = WaitingAt(surveys, receivedAt);
        if (waiting.Count == 0)
        {
            // Where nothing else can be meant, the provider's clock may be behind ours, or tell minutes only.
            waiting = WaitingAt(SurveysBegunBy(receivedAt + ClocksApart), receivedAt);
        }

        return waiting.Count > 0 ? waiting : [.. surveys.Take(1)];
    }

    private static List<(SurveyClaim Claim, Instant LastTextAt)> WaitingAt(List<(SurveyClaim Claim, Instant LastTextAt)> surveys, Instant receivedAt) =>
        [.. surveys.Where(s => receivedAt <= s.Claim.FirstSentAt + SurveyResult.ReplyWindow)];

    private List<(SurveyClaim Claim, Instant LastTextAt)> SurveysBegunBy(Instant time) => [..
        Claims.Where(c => c.BeganAt <= time).ToLookup(c => c.Survey)
            .Where(texts => texts.Any(c => c.Purpose == TextPurpose.Survey))
            .Select(texts => (
                Claim: texts.First(c => c.Purpose == TextPurpose.Survey),
                LastTextAt: texts.Where(c => c.Purpose != TextPurpose.OptOutConfirmation).Max(c => c.FirstSentAt)))
            .OrderByDescending(s => s.LastTextAt)
            .ThenByDescending(s => s.Claim.FirstSentAt)];

    /// <summary>The last survey keeps others away for as long as any store may ask for, whichever store asks next.</summary>
    private Instant KeptUntil(SurveyClaim claim) => claim.Purpose == TextPurpose.Survey && !Claims.Any(c => c.Purpose == TextPurpose.Survey && c.FirstSentAt > claim.FirstSentAt)
        ? Instant.Max(claim.KeptUntil, claim.FirstSentAt + Store.LongestQuietPeriod)
        : claim.KeptUntil;
}

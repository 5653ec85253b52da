using NodaTime;

namespace KpiFunctions.Domain.Surveys.Sending;

/// <summary>A survey that a customer's text may belong to.</summary>
/// <param name="LastTextAt">When the last of its texts was sent.</param>
/// <param name="HasFailed">Whether it is known that its text did not reach the customer.</param>
/// <param name="Rates">Whether the text, read as an answer to what this survey asked, rates: "545" answers three questions and not one.</param>
/// <param name="Answers">What has come to it.</param>
public sealed record ReplyCandidate(SurveyClaim Claim, Instant LastTextAt, bool HasFailed, bool Rates, IReadOnlyList<SurveyAnswer> Answers)
{
    /// <summary>So long after an answer a text may be its correction, its second part, or thanks.</summary>
    public static readonly Duration BelongsWithin = Duration.FromDays(1);

    /// <summary>
    /// The survey that a text belongs to: the one that has it already, or another part of it; or the one just answered, unless it rates and another survey was texted about since; or
    /// the one texted about last. An older one that happens to be silent gets nothing that nobody meant for it.
    /// </summary>
    /// <param name="candidates">The one texted about last first.</param>
    /// <param name="eventId">The provider's id of the text.</param>
    /// <param name="text">What it says.</param>
    /// <returns><see langword="null"/> when there are no candidates.</returns>
    public static SurveyClaim? Choose(IReadOnlyList<ReplyCandidate> candidates, string eventId, Instant receivedAt, string text)
    {
        var has = candidates.FirstOrDefault(c => c.Answers.Any(a => a.EventId == eventId))
            ?? candidates.FirstOrDefault(c => c.HasPartOf(eventId, receivedAt, text));
        var last = candidates.FirstOrDefault(c => !c.HasFailed) ?? (candidates.Count > 0 ? candidates[0] : null);
        var answered = candidates
            .Select(c => (Candidate: c, At: c.LastAnswerBefore(receivedAt)))
            .Where(c => c.At > receivedAt - BelongsWithin)
            .OrderByDescending(c => c.At)
            .FirstOrDefault();
        return (has ?? (answered.Candidate is { } one && (!last!.Rates || answered.At >= last.LastTextAt) ? one : last))?.Claim;
    }

    private bool HasPartOf(string eventId, Instant receivedAt, string text) => MessageParts
        .GroupsOf(Answers.Append(new SurveyAnswer(eventId, receivedAt, text, [], null)))
        .Any(group => group.Count > 1 && group.Any(a => a.EventId == eventId));

    /// <summary>A rating corrects another rating, and no thanks.</summary>
    private Instant? LastAnswerBefore(Instant receivedAt) =>
        Answers.Where(a => a.Source != AnswerSource.Phone && a.ReceivedAt <= receivedAt && (!Rates || a.Ratings.Count > 0)).Select(a => (Instant?)a.ReceivedAt).Max();
}

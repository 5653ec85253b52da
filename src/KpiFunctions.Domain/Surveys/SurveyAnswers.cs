using KpiFunctions.Domain.Replies;
using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>What several answers to one survey say together. The order in which they were stored does not matter.</summary>
/// <param name="Ratings">One rating for each question, 0 for one that was passed over; empty while there is no complete answer to any text.</param>
/// <param name="RatedAt">When the last complete answer was given, or completed.</param>
/// <param name="StoppedAt">When the customer last asked for silence.</param>
/// <param name="AreUnclear">Whether the customer has answered, and nobody knows what.</param>
public sealed record SurveyAnswers(IReadOnlyList<int> Ratings, Instant? RatedAt, Instant? StoppedAt, bool AreUnclear)
{
    /// <summary>
    /// A later complete answer replaces an earlier one. Answers with fewer ratings than their text asked for belong together, in the order in which
    /// they were received; those that do not come out even begin anew with the newest.
    /// </summary>
    public static SurveyAnswers Of(IReadOnlyList<SurveyAnswer> answers)
    {
        IReadOnlyList<int> ratings = [];
        List<int> parts = [];
        Instant? ratedAt = null;
        foreach (var answer in answers.Where(a => a.Counted.Count > 0).OrderBy(a => a.ReceivedAt).ThenBy(a => a.EventId, StringComparer.Ordinal))
        {
            if (parts.Count + answer.Counted.Count > answer.Questions)
            {
                parts = [];
            }

            parts.AddRange(answer.Counted);
            if (parts.Count >= answer.Questions)
            {
                (ratings, ratedAt, parts) = (Replace(ratings, answer.FirstQuestion - 1, parts), answer.ReceivedAt, []);
            }
        }

        var stoppedAt = answers.Where(a => a.Kind == AnswerKind.OptOut).Select(a => (Instant?)a.ReceivedAt).Max();
        return new SurveyAnswers(ratings, ratedAt, stoppedAt, ratedAt is null && answers.Any(a => a is { Unclear: not null, Review: null }));
    }

    /// <summary>
    /// Whether a person has to read this answer: it is unclear and still there to be read, and no complete answer came later or makes words without meaning
    /// harmless. A rating says nothing of whether the customer wants silence.
    /// </summary>
    public bool LeaveOpen(SurveyAnswer answer) => answer is { Unclear: not null, Review: null, ErasedAt: null } && (answer.MayWantSilence
        ? !(StoppedAt >= answer.ReceivedAt)
        : !(RatedAt >= answer.ReceivedAt) && !(RatedAt is not null && answer.Unclear == AmbiguityReason.NotUnderstood));

    /// <summary>An answer to all questions replaces all; one to a later question leaves those before it as they are.</summary>
    private static List<int> Replace(IReadOnlyList<int> ratings, int before, List<int> answer) => before == 0
        ? answer
        : [.. ratings.Concat(Enumerable.Repeat(0, before)).Take(before), .. answer, .. ratings.Skip(before + answer.Count)];
}

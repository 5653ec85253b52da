using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Replies;

/// <summary>Finds which survey a text belongs to; where there is only one, no more is looked at.</summary>
public sealed class ReplyMatcher(WorkOrderStore workOrders, QuestionnaireStore questionnaires)
{
    // A number of a fleet may have hundreds of surveys; nobody answers the eleventh last.
    private const int MostLookedAt = 10;

    /// <param name="text">What the text says.</param>
    /// <returns><see langword="null"/> when the number was sent none.</returns>
    internal async Task<SurveyClaim?> FindAsync(Contact contact, ReceivedReply received, ScannedReply text, CancellationToken cancellationToken)
    {
        var surveys = contact.CandidatesFor(received.ReceivedAt);
        if (surveys.Count <= 1)
        {
            return surveys.Select(s => s.Claim).SingleOrDefault();
        }

        var candidates = new List<ReplyCandidate>();
        foreach (var (claim, lastTextAt) in surveys.Take(MostLookedAt))
        {
            var stored = await workOrders.FindAsync(claim.Survey.StoreId, claim.Survey.WorkOrderId, claim.Month, cancellationToken);
            var kept = stored is null ? [] : await workOrders.GetAnswersAsync(stored.Month, claim.Survey.WorkOrderId, cancellationToken);
            var asked = await questionnaires.GetAsync(claim.Words.Questionnaire, cancellationToken);
            candidates.Add(new ReplyCandidate(claim, lastTextAt, stored?.Survey.State == SurveyState.Failed, Rates(text, asked.QuestionsAtOnce), kept));
        }

        return ReplyCandidate.Choose(candidates, received.EventId, received.ReceivedAt, received.Text);
    }

    /// <summary>Also whoever gives one rating where several were asked for rates.</summary>
    private static bool Rates(ScannedReply text, int questions) => IsRating(text.Read(questions)) || (questions > 1 && IsRating(text.Read(questions: 1)));

    private static bool IsRating(Reply reply) => reply is Reply.Ratings or Reply.OptIn { Answer: not null } or Reply.Ambiguous { Reason: AmbiguityReason.MoreAnswers };
}

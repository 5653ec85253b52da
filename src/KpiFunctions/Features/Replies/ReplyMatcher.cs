using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Replies;

/// <summary>Finds which survey a text belongs to; where there is only one, no more is looked at.</summary>
public sealed class ReplyMatcher(WorkOrderStore workOrders)
{
    // A number of a fleet may have hundreds of surveys; nobody answers the eleventh last.
    private const int MostLookedAt = 10;

    /// <param name="wish">What the text says to one question.</param>
    /// <returns><see langword="null"/> when the number was sent none.</returns>
    internal async Task<SurveyClaim?> FindAsync(Contact contact, ReceivedReply received, Reply wish, CancellationToken cancellationToken)
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
            candidates.Add(new ReplyCandidate(claim, lastTextAt, stored?.Survey.State == SurveyState.Failed, kept));
        }

        return ReplyCandidate.Choose(candidates, received.EventId, received.ReceivedAt, received.Text, wish is Reply.Ratings or Reply.OptIn { Answer: not null } or Reply.Ambiguous { Reason: AmbiguityReason.MoreAnswers });
    }
}

using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Replies;
using KpiFunctions.WorkOrders;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Surveys;

/// <summary>Keeps a customer's text with the survey it answers, and obeys when it asks for silence.</summary>
public sealed partial class ReplyIngestor(
    ContactStore contacts, ContactKeys keys, WorkOrderStore workOrders, WorkOrderIndex index, UnmatchedReplies unmatched, ILogger<ReplyIngestor> logger)
{
    private static readonly ReplyQuestions Questions = new(count: 1);

    public async Task IngestAsync(ReceivedReply received, CancellationToken cancellationToken)
    {
        var key = keys.Of(received.From);
        var contact = await contacts.FindAsync(key, cancellationToken) ?? new Contact();
        var reply = ReplyParser.Parse(received.Text, Questions);

        // The wish for silence counts even from a number that was never asked anything.
        contact = await ObeyAsync(reply, received, key, contact, cancellationToken);

        var answer = new SurveyAnswer(
            received.EventId,
            received.ReceivedAt,
            received.Text,
            reply is Reply.Ratings ratings ? ratings.Values : [],
            (reply as Reply.Ratings)?.Comment)
        {
            Kind = KindOf(reply),
        };
        if (await MatchAsync(contact, answer, cancellationToken) is not { } claim)
        {
            if (await unmatched.AddAsync(key, answer, cancellationToken))
            {
                Unmatched();
            }

            return;
        }

        await KeepAsync(claim, answer, cancellationToken);
    }

    private static AnswerKind KindOf(Reply reply) => reply switch
    {
        Reply.Ratings => AnswerKind.Ratings,
        Reply.OptOut => AnswerKind.OptOut,
        Reply.OptIn => AnswerKind.OptIn,
        _ => AnswerKind.Unclear,
    };

    private async Task<Contact> ObeyAsync(Reply reply, ReceivedReply received, ContactKey key, Contact contact, CancellationToken cancellationToken) => reply switch
    {
        Reply.OptOut when contact.OptedOutAt is null =>
            await contacts.ChangeAsync(key, c => c with { OptedOutAt = received.ReceivedAt }, likelyNew: false, cancellationToken),
        Reply.OptIn when contact.OptedOutAt <= received.ReceivedAt =>
            await contacts.ChangeAsync(key, c => c with { OptedOutAt = null }, likelyNew: false, cancellationToken),
        _ => contact,
    };

    /// <summary>The newest survey that still waits for an answer; when none waits, the newest, whose answer this one replaces.</summary>
    private async Task<SurveyClaim?> MatchAsync(Contact contact, SurveyAnswer answer, CancellationToken cancellationToken)
    {
        var candidates = contact.CandidatesFor(answer.ReceivedAt);
        if (candidates.Count > 1)
        {
            foreach (var claim in candidates)
            {
                var stored = await workOrders.FindAsync(claim.Survey.StoreId, claim.Survey.WorkOrderId, claim.Month, cancellationToken);
                var others = stored is null ? [] : await workOrders.GetAnswersAsync(stored.Month, claim.Survey.WorkOrderId, cancellationToken);
                if (others.Any(o => o.EventId == answer.EventId) || !others.Any(o => o.Ratings.Count > 0))
                {
                    return claim;
                }
            }
        }

        return candidates.Count > 0 ? candidates[0] : null;
    }

    private async Task KeepAsync(SurveyClaim claim, SurveyAnswer answer, CancellationToken cancellationToken)
    {
        if (await workOrders.TryAddAnswerAsync(claim.Month, claim.Survey.WorkOrderId, answer, cancellationToken))
        {
            return;
        }

        var month = await index.FindAsync(claim.Survey.StoreId, claim.Survey.WorkOrderId, cancellationToken);
        if (month is null || !await workOrders.TryAddAnswerAsync(month.Value, claim.Survey.WorkOrderId, answer, cancellationToken))
        {
            throw new InvalidOperationException($"Order {claim.Survey} is being moved to another month; the answer is kept on the next try.");
        }
    }

    [LoggerMessage(EventId = 1202, Level = LogLevel.Information, Message = "A text came from a number that was sent no survey; it is kept and not scored")]
    private partial void Unmatched();
}

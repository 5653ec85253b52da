using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Features.Replies;

/// <summary>Keeps a customer's text with the survey it answers, and obeys when it asks for silence.</summary>
public sealed partial class ReplyIngestor(
    ContactStore contacts,
    ContactKeys keys,
    WorkOrderStore workOrders,
    AnswerParser parser,
    AnswerStore answers,
    UnmatchedReplyStore unmatched,
    ReplyFollowUp followUp,
    QuestionnaireStore questionnaires,
    OrderTraces traces,
    ReplyMetrics metrics,
    ILogger<ReplyIngestor> logger)
{
    public async Task IngestAsync(ReceivedReply received, CancellationToken cancellationToken)
    {
        var key = keys.Of(received.From);
        var contact = await contacts.FindAsync(key, cancellationToken) ?? new Contact();

        // The wish for silence counts even from a number that was never asked anything, and is the same for any number of questions.
        var text = parser.Scan(received.Text);
        contact = await ObeyAsync(text.Read(questions: 1), received, key, contact, cancellationToken);
        if (await MatchAsync(contact, received, cancellationToken) is not { } claim)
        {
            if (await unmatched.AddAsync(key, AnswerParser.Read(received, text, question: 1, questions: 1), cancellationToken))
            {
                metrics.Unmatched();
                Unmatched();
            }

            return;
        }

        using var step = traces.Start("reply", claim.Survey);
        var questionnaire = await questionnaires.GetAsync(claim.Words.Questionnaire, cancellationToken);
        var asked = questionnaire.Asking == AskingOrder.OneByOne ? 1 : questionnaire.Questions.Count;
        var read = AnswerParser.Read(received, text, contact.LastQuestion(claim.Survey, received.ReceivedAt), asked);
        var (month, answer) = await answers.KeepAsync(claim.Survey, claim.Month, read, cancellationToken);
        step?.Tag("kpi.reading", answer.Kind.ToString()).Tag("kpi.late", answer.IsLate);
        metrics.Answered(answer);
        await followUp.FollowAsync(contact, claim, month, questionnaire, answer, text, cancellationToken);
    }

    private Task<Contact> ObeyAsync(Reply wish, ReceivedReply received, ContactKey key, Contact contact, CancellationToken cancellationToken)
    {
        Func<Contact, Contact>? obey = wish switch
        {
            Reply.OptOut => c => c.OptOut(received.ReceivedAt),
            Reply.OptIn => c => c.OptIn(received.ReceivedAt),
            _ => null,
        };
        return obey is null || obey(contact) == contact
            ? Task.FromResult(contact)
            : contacts.ChangeAsync(key, c => obey(c) is var after && after != c ? after : null, likelyNew: false, cancellationToken);
    }

    /// <summary>The newest survey that still waits for an answer; when none waits, the newest, whose answer this one replaces.</summary>
    private async Task<SurveyClaim?> MatchAsync(Contact contact, ReceivedReply received, CancellationToken cancellationToken)
    {
        var candidates = contact.CandidatesFor(received.ReceivedAt);
        if (candidates.Count > 1)
        {
            foreach (var claim in candidates)
            {
                var stored = await workOrders.FindAsync(claim.Survey.StoreId, claim.Survey.WorkOrderId, claim.Month, cancellationToken);
                var others = stored is null ? [] : await workOrders.GetAnswersAsync(stored.Month, claim.Survey.WorkOrderId, cancellationToken);
                if (others.Any(o => o.EventId == received.EventId)
                    || SurveyAnswers.Of(others).Ratings.Count < contact.LastQuestion(claim.Survey, received.ReceivedAt))
                {
                    return claim;
                }
            }
        }

        return candidates.Count > 0 ? candidates[0] : null;
    }

    [LoggerMessage(EventId = 1202, Level = LogLevel.Information, Message = "A text came from a number that was sent no survey; it is kept and not scored")]
    private partial void Unmatched();
}

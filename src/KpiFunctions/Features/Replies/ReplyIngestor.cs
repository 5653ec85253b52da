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
    CustomerWishes wishes,
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
    // A number of a fleet may have hundreds of surveys; nobody answers the eleventh last.
    private const int MostLookedAt = 10;

    public async Task IngestAsync(ReceivedReply received, CancellationToken cancellationToken)
    {
        var key = keys.Of(received.From);
        var contact = await contacts.FindAsync(key, cancellationToken) ?? new Contact();

        // The wish for silence counts even from a number that was never asked anything, and is the same for any number of questions.
        var text = parser.Scan(received.Text);
        var wish = text.Read(questions: 1);
        contact = await ObeyAsync(wish, received, key, contact, cancellationToken);
        if (await MatchAsync(contact, received, wish, cancellationToken) is not { } claim)
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

    /// <summary>Again also when it was obeyed before: whatever comes after it may be missing.</summary>
    private Task<Contact> ObeyAsync(Reply wish, ReceivedReply received, ContactKey key, Contact contact, CancellationToken cancellationToken) => wish switch
    {
        Reply.OptOut => wishes.OptOutAsync(key, received.ReceivedAt, cancellationToken),
        Reply.OptIn => wishes.OptInAsync(key, received.ReceivedAt, cancellationToken),
        _ => Task.FromResult(contact),
    };

    /// <summary>Which survey the text belongs to; where there is only one, no more is looked at.</summary>
    private async Task<SurveyClaim?> MatchAsync(Contact contact, ReceivedReply received, Reply wish, CancellationToken cancellationToken)
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

        return ReplyCandidate.Choose(candidates, received.EventId, received.ReceivedAt, wish is Reply.Ratings or Reply.OptIn { Answer: not null } or Reply.Ambiguous { Reason: AmbiguityReason.MoreAnswers });
    }

    [LoggerMessage(EventId = 1202, Level = LogLevel.Information, Message = "A text came from a number that was sent no survey; it is kept and not scored")]
    private partial void Unmatched();
}

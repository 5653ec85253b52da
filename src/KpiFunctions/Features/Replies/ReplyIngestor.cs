using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Foundation;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>Keeps a customer's text, or what the customer gave on the page, with the survey it answers, and obeys when it asks for silence.</summary>
public sealed partial class ReplyIngestor(
    ContactStore contacts,
    CustomerWishes wishes,
    ContactKeys keys,
    ReplyMatcher matcher,
    WorkOrderStore workOrders,
    AnswerParser parser,
    AnswerStore answers,
    ReplyParts parts,
    UnmatchedReplyStore unmatched,
    ReplyFollowUp followUp,
    QuestionnaireStore questionnaires,
    StoreDirectory stores,
    Retention retention,
    OrderTraces traces,
    ReplyMetrics metrics,
    TimeProvider time,
    ILogger<ReplyIngestor> logger)
{
    public async Task IngestAsync(ReceivedReply received, CancellationToken cancellationToken)
    {
        var key = keys.Of(received.From);
        var lookedAt = time.GetTimestamp();
        var contact = await contacts.FindAsync(key, cancellationToken) ?? new Contact();

        // The wish for silence counts even from a number that was never asked anything, and is the same for any number of questions.
        var text = parser.Scan(received.Text);
        var wish = text.Read(questions: 1);
        contact = await ObeyAsync(wish, received.ReceivedAt, key, contact, cancellationToken);
        if (await matcher.FindAsync(contact, received, text, cancellationToken) is not { } claim)
        {
            if (wish is Reply.Ambiguous { Reason: AmbiguityReason.MaybeOptOut })
            {
                // There is no store whose people could look into it, so the doubt falls to silence.
                await wishes.OptOutAsync(key, received.ReceivedAt, cancellationToken);
            }

            if (await unmatched.AddAsync(key, AnswerParser.Read(received, text, question: 1, questions: 1), cancellationToken))
            {
                metrics.Unmatched();
                Unmatched();
            }

            return;
        }

        using var step = traces.Start("reply", claim.Survey);
        var questionnaire = await questionnaires.GetAsync(claim.Words.Questionnaire, cancellationToken);
        var read = AnswerParser.Read(received, text, contact.LastQuestion(claim.Survey, received.ReceivedAt), questionnaire.QuestionsAtOnce);
        if (time.Now() - claim.FirstSentAt >= retention.Plan.TextsKeptFor && await IsOverAsync(claim, cancellationToken))
        {
            // The words of its month are erased, and nobody would look for these again.
            read = read with { Text = string.Empty, Comment = null, ErasedAt = time.Now() };
        }

        if (ReplyParts.MayHaveMore(received))
        {
            contact = await parts.ExpectAsync(received, key, cancellationToken);
        }

        var (month, answer) = await answers.KeepAsync(claim.Survey, claim.Month, read, cancellationToken);
        step?.Tag("kpi.reading", answer.Kind.ToString()).Tag("kpi.late", answer.IsLate);
        var whole = ReplyParts.MayHaveMore(received) || await parts.MayContinueAsync(received, key, contact, lookedAt, cancellationToken)
            ? await parts.JoinAsync(claim.Survey, month, answer, cancellationToken)
            : new WholeReply(answer, text, answer.ReceivedAt, IsJoined: false);
        metrics.Answered(answer.EventId == whole.Answer.EventId ? whole.Answer : answer with { Kind = AnswerKind.Part });
        if (whole.IsJoined)
        {
            contact = await ObeyAsync(whole, key, contact, cancellationToken);
        }

        // What follows from a text that may go on waits until its parts have had the time to come; where another one is the last of them, that one sees to it.
        if (!whole.MayGoOn || (received.PartsHaveCome && whole.Answer.EventId == answer.EventId))
        {
            await followUp.FollowAsync(contact, claim, month, questionnaire, whole, cancellationToken);
        }
    }

    /// <summary>Takes in what a customer gave on the page of a survey. It is known which survey that is; all that follows is as for a text.</summary>
    /// <returns>The answer as it is kept.</returns>
    public async Task<SurveyAnswer> IngestAsync(PageAnswer page, CancellationToken cancellationToken)
    {
        var claim = page.Claim;
        using var step = traces.Start("reply", claim.Survey);
        var text = parser.Scan(page.Comment);
        var contact = await ObeyAsync(
            page.WantsSilence ? new Reply.OptOut() : text.Read(questions: 1), page.ReceivedAt, page.Contact, await contacts.FindAsync(page.Contact, cancellationToken) ?? new Contact(), cancellationToken);
        var questionnaire = await questionnaires.GetAsync(claim.Words.Questionnaire, cancellationToken);
        var read = page.Read(questionnaire.Questions.Count, await workOrders.GetAnswersAsync(claim.Month, claim.Survey.WorkOrderId, cancellationToken));
        var (month, answer) = await answers.KeepAsync(claim.Survey, claim.Month, read, cancellationToken);
        step?.Tag("kpi.reading", answer.Kind.ToString()).Tag("kpi.late", answer.IsLate);
        metrics.Answered(answer);
        await followUp.FollowAsync(contact, claim, month, questionnaire, new WholeReply(answer, text, answer.ReceivedAt, IsJoined: false), cancellationToken);
        return answer;
    }

    private async Task<bool> IsOverAsync(SurveyClaim claim, CancellationToken cancellationToken) =>
        retention.DueOf(await stores.GetAsync(claim.Survey.StoreId, cancellationToken), claim.Month).HasFlag(PersonalData.Texts);

    /// <summary>Again also when it was obeyed before: whatever comes after it may be missing.</summary>
    private Task<Contact> ObeyAsync(Reply wish, Instant at, ContactKey key, Contact contact, CancellationToken cancellationToken) => wish switch
    {
        Reply.OptOut => wishes.OptOutAsync(key, at, cancellationToken),
        Reply.OptIn => wishes.OptInAsync(key, at, cancellationToken),
        _ => Task.FromResult(contact),
    };

    /// <summary>The wish of a text that came in parts. Of one that asks for silence and takes it back the silence counts, as each part was obeyed.</summary>
    private Task<Contact> ObeyAsync(WholeReply whole, ContactKey key, Contact contact, CancellationToken cancellationToken)
    {
        var wish = whole.Text.Read(questions: 1);
        return wish is Reply.OptIn && contact.OptedOutAt >= whole.BeganAt
            ? Task.FromResult(contact)
            : ObeyAsync(wish, whole.Answer.ReceivedAt, key, contact, cancellationToken);
    }

    [LoggerMessage(EventId = 1202, Level = LogLevel.Information, Message = "A text came from a number that was sent no survey; it is kept and not scored")]
    private partial void Unmatched();
}

using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using Microsoft.Extensions.Options;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>
/// What follows from an answer once it is kept: a complaint, the next question, a clarifying text and a task for a person, the confirmation of an
/// opt-out. All of it may be done again: texts have claims, a task has the answer's key, and a complaint the order's.
/// </summary>
public sealed class ReplyFollowUp(WorkOrderStore workOrders, ReplyComplaints complaints, UnclearReplyStore unclear, Queues queues, IOptions<ReplyOptions> options)
{
    // Who answers question by question is not interrupted.
    private static readonly TimeSpan NextAnswerWithin = TimeSpan.FromMinutes(10);

    /// <param name="contact">The customer's contact, the wish of this answer included.</param>
    /// <param name="month">Where the answer is kept.</param>
    /// <param name="questionnaire">What was asked.</param>
    /// <param name="whole">The answer, read with all parts of its text.</param>
    public async Task FollowAsync(
        Contact contact,
        SurveyClaim claim,
        StoreMonth month,
        Questionnaire questionnaire,
        WholeReply whole,
        CancellationToken cancellationToken)
    {
        var answer = whole.Answer;
        await complaints.OpenAsync(claim.Survey, month, answer, whole.Text, cancellationToken);

        // Only the message that began the silence is answered, not those after it. The page has said so itself.
        if (answer is { Kind: AnswerKind.OptOut, Source: AnswerSource.Text } && contact.OptedOutAt >= whole.BeganAt && contact.OptedOutAt <= answer.ReceivedAt)
        {
            await SendAsync(claim.Survey, month, TextPurpose.OptOutConfirmation, TimeSpan.Zero, cancellationToken);
        }

        // What comes too late counts no more, and nobody is asked about it; but who may want silence is heard whenever that is.
        if (!answer.MayWantSilence && (answer.IsLate || answer.ReceivedAt > claim.FirstSentAt + SurveyResult.ReplyWindow))
        {
            return;
        }

        if (answer.Unclear is not null)
        {
            await ClarifyAsync(contact, claim, month, answer, cancellationToken);
        }
        else if (questionnaire.Asking == AskingOrder.OneByOne && answer is { Ratings.Count: > 0, Source: AnswerSource.Text } && answer.FirstQuestion < questionnaire.Questions.Count)
        {
            await SendAsync(claim.Survey, month, TextPurposes.OfQuestion(answer.FirstQuestion + 1), TimeSpan.Zero, cancellationToken);
        }
    }

    private async Task ClarifyAsync(Contact contact, SurveyClaim claim, StoreMonth month, SurveyAnswer answer, CancellationToken cancellationToken)
    {
        var answers = SurveyAnswers.Of(await workOrders.GetAnswersAsync(month, claim.Survey.WorkOrderId, cancellationToken));
        if (!answers.LeaveOpen(answer) || (answer.MayWantSilence && contact.OptedOutAt is not null))
        {
            return;
        }

        var asked = contact.ClaimOf(claim.Survey, TextPurpose.Clarification);

        // Whoever may want silence is not asked whether he does: a person looks.
        var mayAsk = asked is null && contact.OptedOutAt is null && answers.AreUnclear && !answer.MayWantSilence;
        if (mayAsk)
        {
            var wait = answer.Unclear == AmbiguityReason.FewerAnswers ? NextAnswerWithin : TimeSpan.Zero;
            await SendAsync(claim.Survey, month, TextPurpose.Clarification, wait, cancellationToken);
        }

        // A person is bothered only when the customer has had the time to explain, or did and was not understood again.
        var waits = mayAsk || asked?.FirstSentAt >= answer.ReceivedAt;
        var showFrom = answer.ReceivedAt + (waits ? Duration.FromTimeSpan(options.Value.ClarifyWithin) : Duration.Zero);
        await unclear.AddAsync(ReplyId.Of(claim.Survey, answer), month, showFrom, cancellationToken);
    }

    private Task SendAsync(SurveyId survey, StoreMonth month, TextPurpose purpose, TimeSpan wait, CancellationToken cancellationToken)
    {
        var item = new SendSurveyMessage.Item(survey.StoreId.Value, survey.WorkOrderId.Value, Keys.Month(month.Month), Purpose: purpose);
        return queues.SurveySend.SendAsync(new SendSurveyMessage([item]), wait, cancellationToken);
    }
}

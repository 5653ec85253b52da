using KpiFunctions.Domain;
using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>Where persons read what the machine could not: the list of such answers, and the ratings given to them.</summary>
public sealed class ReplyReview(
    WorkOrderStore workOrders, AnswerStore answerStore, UnclearReplyStore unclear, ReplyComplaints complaints, ContactStore contacts, ContactKeys keys, TimeProvider time)
{
    private Instant Now => time.Now();

    /// <summary>Answers that wait for a person, oldest first. A page may hold fewer than asked for; only the lack of a continuation says that it is the last.</summary>
    public async Task<Page<UnclearReply>> ListAsync(StoreId store, PageRequest page, CancellationToken cancellationToken)
    {
        var listed = page.PageOf(
            await unclear.ListAsync(store, Now, page.After, page.Limit + 1, cancellationToken), entry => Keys.UnclearReply(entry.Reply));
        var open = new List<UnclearReply>();
        foreach (var (reply, month) in listed.Items)
        {
            if (await workOrders.FindAsync(store, reply.Survey.WorkOrderId, month, cancellationToken) is not { } stored)
            {
                // Being moved to another month: the next look finds it there.
                continue;
            }

            var answers = await workOrders.GetAnswersAsync(stored.Month, stored.Order.Id, cancellationToken);
            if (answers.FirstOrDefault(a => ReplyId.Of(reply.Survey, a) == reply) is { } answer
                && SurveyAnswers.Of(answers).LeaveOpen(answer)
                && !(answer.MayWantSilence && await IsSilentAsync(stored, cancellationToken)))
            {
                open.Add(new UnclearReply(reply, stored, answer));
            }
            else
            {
                // The customer has answered in the meantime, or a person has.
                await unclear.RemoveAsync(reply, cancellationToken);
            }
        }

        return new Page<UnclearReply>(open, listed.Continuation);
    }

    /// <summary>Gives an unclear answer its ratings, or says that it holds none. The same decision twice is one decision.</summary>
    /// <param name="ratings">One rating of 1 to 5 for each question; empty to dismiss the answer.</param>
    /// <exception cref="ProblemException">There is no such answer, it needs no person, or another decision was taken.</exception>
    public async Task<AnswerReview> RateAsync(ReplyId reply, IReadOnlyList<int> ratings, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireJudge(reply.Survey.StoreId);
        await caller.Audit.ChangesAsync(
            before: null, new { Reply = reply.ToString(), Ratings = ratings, Dismissed = ratings.Count == 0 }, cancellationToken, reply.Survey.StoreId);
        var reviewed = await answerStore.ReviewAsync(
            reply,
            (service, answer, isClosed) =>
            {
                caller.RequireJudge(reply.Survey.StoreId, [.. service.Order.People.All.Select(p => (StaffId?)p)]);
                Check(answer, ratings);
                return answer.Review is null ? answer with { Review = new AnswerReview(ratings, caller.Signature, Now, isClosed) } : answer;
            },
            cancellationToken);
        if (reviewed is not var (service, answer))
        {
            throw new ProblemException(Problems.NotFound($"There is no reply '{reply}'."));
        }

        await complaints.OpenAsync(reply.Survey, service.Month, answer, cancellationToken);
        await unclear.RemoveAsync(reply, cancellationToken);
        return answer.Review!;
    }

    private async Task<bool> IsSilentAsync(ServiceRecord stored, CancellationToken cancellationToken) =>
        stored.Order.CustomerPhone.Usable is { } phone && (await contacts.FindAsync(keys.Of(phone), cancellationToken))?.OptedOutAt is not null;

    private static void Check(SurveyAnswer answer, IReadOnlyList<int> ratings)
    {
        if (answer.Unclear is null)
        {
            throw new ProblemException(Problems.Conflict("This reply was understood; only unclear ones are read by a person."));
        }

        if (answer.Review is { } before && !before.Ratings.SequenceEqual(ratings))
        {
            throw new ProblemException(Problems.Conflict($"{before.By} has read this reply already, and otherwise."));
        }

        if (ratings.Count > 0 && (ratings.Count != answer.Questions || ratings.Any(r => r is < ReplyQuestions.MinRating or > ReplyQuestions.MaxRating)))
        {
            throw new ProblemException(Problems.Invalid(
                $"The survey asked {answer.Questions} question(s): give that many ratings, each from {ReplyQuestions.MinRating} to {ReplyQuestions.MaxRating}."));
        }
    }
}

using KpiFunctions.Domain;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Replies;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;
using NodaTime.Text;

namespace KpiFunctions.Features.Calls;

/// <summary>
/// Keeps what came of telephone calls. Ratings are an answer like a text, and written first: whoever is interrupted and enters the result again
/// adds the same answer once more, of which the last one counts.
/// </summary>
public sealed class CallResults(
    StoreDirectory stores,
    WorkOrderStore workOrders,
    CallbackStore calls,
    QuestionnaireStore questionnaires,
    AnswerStore answers,
    ReplyComplaints complaints,
    TimeProvider time)
{
    /// <exception cref="ProblemException">There is no such call, it has ended otherwise, or the result is wrong.</exception>
    public async Task<(Callback Call, bool IsLate)> RecordAsync(
        StoreId storeId, WorkOrderId order, CallResultJson body, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireJudge(storeId);
        var (stored, call) = await FindAsync(storeId, order, cancellationToken);
        var result = body.ToResult(
            await CountQuestionsAsync(stored.Survey, cancellationToken), caller.Signature, time.Now());
        if (await stores.FindStaffAsync(storeId, result.By, cancellationToken) is null)
        {
            throw new ProblemException(Problems.Invalid($"Staff '{result.By}' is unknown in store '{storeId}'. Create it first with PUT /api/staff/{storeId}/{result.By}."));
        }

        var store = await stores.GetAsync(storeId, cancellationToken);
        while (call.IsOpen)
        {
            RequireCaller(caller, stored, call, result);
            await caller.Audit.ChangesAsync(
                new { call.Tries, call.Outcome }, new { result.Outcome, result.Ratings, CalledBy = result.By.Value }, cancellationToken, storeId);
            await KeepAnswerAsync(stored, call.Survey, result, cancellationToken);
            if (await calls.CloseAsync(store, stored.Month, call, result, cancellationToken) is { } closed)
            {
                return closed;
            }

            // The order was corrected into another month, and its call with it.
            (stored, call) = await FindAsync(storeId, order, cancellationToken);
        }

        return call.NeedlessAt is not null
            ? throw new ProblemException(Problems.Conflict($"The customer of order '{order}' has asked for silence; nobody calls any more."))
            : call.Outcome == result.Outcome
            ? (call, false)
            : throw new ProblemException(Problems.Conflict($"The call about order '{order}' has ended: {call.Outcome}, entered by {call.EnteredBy}."));
    }

    /// <summary>Whoever stands on the order enters only the call that was given to them: it is evidence. A clerk enters the own calls, in the own name.</summary>
    private static void RequireCaller(Caller caller, ServiceRecord stored, Callback call, CallResult result)
    {
        var store = call.Survey.StoreId;
        if (caller.Role == Role.Clerk && ((call.Clerk is not null && !caller.Is(store, call.Clerk)) || !caller.Is(store, result.By)))
        {
            throw new ProblemException(Problems.Forbidden());
        }

        caller.RequireJudge(store, caller.Is(store, call.Clerk) ? [] : [.. stored.Order.People.All.Select(p => (StaffId?)p)]);
    }

    private async Task<(ServiceRecord Stored, Callback Call)> FindAsync(StoreId storeId, WorkOrderId order, CancellationToken cancellationToken) =>
        await workOrders.FindAsync(storeId, order, hint: null, cancellationToken) is { } stored && await calls.FindAsync(stored, cancellationToken) is { } call
            ? (stored, call)
            : throw new ProblemException(Problems.NotFound($"There is no call about order '{order}' in store '{storeId}'."));

    private async Task KeepAnswerAsync(ServiceRecord stored, SurveyId survey, CallResult result, CancellationToken cancellationToken)
    {
        if (result.Ratings.Count > 0)
        {
            var id = $"call {result.By} {InstantPattern.ExtendedIso.Format(result.At)}";
            var answer = new SurveyAnswer(id, result.At, result.Comment ?? string.Empty, result.Ratings, result.Comment)
            {
                Source = AnswerSource.Phone,
                Questions = result.Ratings.Count,
            };
            var (month, kept) = await answers.KeepAsync(survey, stored.Month, answer, cancellationToken);
            await complaints.OpenAsync(survey, month, kept, cancellationToken);
        }
    }

    private async Task<int> CountQuestionsAsync(Survey survey, CancellationToken cancellationToken) =>
        survey.Questionnaire is { } asked ? (await questionnaires.GetAsync(asked, cancellationToken)).Questions.Count : 1;
}

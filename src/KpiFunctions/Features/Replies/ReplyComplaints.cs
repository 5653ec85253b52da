using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.Replies;

/// <summary>Opens a complaint for an order whose customer is not content: one, however many answers say so and however often they come.</summary>
public sealed class ReplyComplaints(WorkOrderStore workOrders, ComplaintStore complaints, StoreDirectory stores, AnswerParser parser)
{
    /// <summary>For an answer that was not read from a text just now.</summary>
    /// <inheritdoc cref="OpenAsync(SurveyId, StoreMonth, SurveyAnswer, ScannedReply, CancellationToken)"/>
    public Task OpenAsync(SurveyId survey, StoreMonth month, SurveyAnswer answer, CancellationToken cancellationToken) =>
        OpenAsync(survey, month, answer, parser.Scan(answer.FullText), cancellationToken);

    /// <param name="month">Where the order was last seen.</param>
    /// <param name="text">What <paramref name="answer"/> says.</param>
    public async Task OpenAsync(SurveyId survey, StoreMonth month, SurveyAnswer answer, ScannedReply text, CancellationToken cancellationToken)
    {
        if (!SurveyComplaint.IsComplaint(answer, text))
        {
            return;
        }

        var stored = await workOrders.FindAsync(survey.StoreId, survey.WorkOrderId, month, cancellationToken)
            ?? throw new InvalidOperationException($"Order {survey} is being moved to another month; its complaint is opened on the next try.");
        var store = await stores.GetAsync(survey.StoreId, cancellationToken);
        if (SurveyComplaint.Of(stored.Order, answer, text, store.CallbackClerk) is { } complaint)
        {
            await complaints.OpenAsync(store, complaint, cancellationToken);
        }
    }
}

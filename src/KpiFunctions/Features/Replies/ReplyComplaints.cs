using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.Replies;

/// <summary>Opens a complaint for an order whose customer is not content: one, however many answers say so and however often they come.</summary>
public sealed class ReplyComplaints(WorkOrderStore workOrders, ComplaintStore complaints, StoreDirectory stores, ReplyWords words)
{
    /// <param name="month">Where the order was last seen.</param>
    public async Task OpenAsync(SurveyId survey, StoreMonth month, SurveyAnswer answer, CancellationToken cancellationToken)
    {
        if (!SurveyComplaint.IsComplaint(answer, words.Vocabulary))
        {
            return;
        }

        var stored = await workOrders.FindAsync(survey.StoreId, survey.WorkOrderId, month, cancellationToken)
            ?? throw new InvalidOperationException($"Order {survey} is being moved to another month; its complaint is opened on the next try.");
        if (SurveyComplaint.Of(stored.Order, answer, words.Vocabulary) is { } complaint)
        {
            await complaints.OpenAsync(await stores.GetAsync(survey.StoreId, cancellationToken), complaint, cancellationToken);
        }
    }
}

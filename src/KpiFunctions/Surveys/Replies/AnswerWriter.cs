using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.WorkOrders;

namespace KpiFunctions.Surveys.Replies;

/// <summary>Keeps answers beside their orders, in whatever month these are.</summary>
public sealed class AnswerWriter(WorkOrderStore workOrders, WorkOrderIndex index)
{
    /// <returns>The answer as it is kept, and where.</returns>
    /// <exception cref="InvalidOperationException">The order is being moved to another month; the runtime's next try finds it there.</exception>
    public async Task<(StoreMonth Month, SurveyAnswer Answer)> KeepAsync(SurveyClaim claim, SurveyAnswer answer, CancellationToken cancellationToken)
    {
        if (await workOrders.TryAddAnswerAsync(claim.Month, claim.Survey.WorkOrderId, answer, cancellationToken) is { } kept)
        {
            return (claim.Month, kept);
        }

        if (await index.FindAsync(claim.Survey.StoreId, claim.Survey.WorkOrderId, cancellationToken) is { } month
            && await workOrders.TryAddAnswerAsync(month, claim.Survey.WorkOrderId, answer, cancellationToken) is { } there)
        {
            return (month, there);
        }

        throw new InvalidOperationException($"Order {claim.Survey} is being moved to another month; the answer is kept on the next try.");
    }
}

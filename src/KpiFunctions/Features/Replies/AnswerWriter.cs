using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Replies;

/// <summary>Keeps answers beside their orders, in whatever month these are.</summary>
public sealed class AnswerWriter(WorkOrderStore workOrders)
{
    /// <param name="hint">Where the order was last seen.</param>
    /// <returns>The answer as it is kept, and where.</returns>
    /// <exception cref="InvalidOperationException">The order is being moved to another month; the runtime's next try finds it there.</exception>
    public async Task<(StoreMonth Month, SurveyAnswer Answer)> KeepAsync(
        SurveyId survey, StoreMonth hint, SurveyAnswer answer, CancellationToken cancellationToken)
    {
        if (await workOrders.TryAddAnswerAsync(hint, survey.WorkOrderId, answer, cancellationToken) is { } kept)
        {
            return (hint, kept);
        }

        if (await workOrders.FindAsync(survey.StoreId, survey.WorkOrderId, hint: null, cancellationToken) is { } moved
            && await workOrders.TryAddAnswerAsync(moved.Month, survey.WorkOrderId, answer, cancellationToken) is { } there)
        {
            return (moved.Month, there);
        }

        throw new InvalidOperationException($"Order {survey} is being moved to another month; the answer is kept on the next try.");
    }
}

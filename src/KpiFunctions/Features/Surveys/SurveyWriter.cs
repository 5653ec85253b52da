using KpiFunctions.Domain.Surveys;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Surveys;

/// <summary>Writes what became of a survey, also when its order was corrected meanwhile.</summary>
public sealed class SurveyWriter(WorkOrderStore workOrders)
{
    /// <param name="change">What the survey becomes; is asked again when somebody else wrote the order in between.</param>
    /// <exception cref="InvalidOperationException">The order is being moved to another month; the runtime's next try finds it there.</exception>
    public async Task ChangeAsync(StoredWorkOrder stored, Func<Survey, Survey> change, CancellationToken cancellationToken)
    {
        var current = stored;
        while (change(current.Survey) is var changed && changed != current.Survey
            && !await workOrders.TryUpdateSurveyAsync(current, changed, cancellationToken))
        {
            current = await workOrders.FindAsync(stored.Order.StoreId, stored.Order.Id, current.Month, cancellationToken)
                ?? throw new InvalidOperationException(
                    $"Order {stored.Order.StoreId}/{stored.Order.Id} is being moved to another month; its survey is written on the next try.");
        }
    }
}

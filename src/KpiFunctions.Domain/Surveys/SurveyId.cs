using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Surveys;

/// <summary>Names a survey: every work order has at most one.</summary>
public readonly record struct SurveyId(StoreId StoreId, WorkOrderId WorkOrderId)
{
    /// <summary>Travels with the text as its tag, so that delivery reports find the survey again.</summary>
    public override string ToString() => $"{StoreId}/{WorkOrderId}";

    public static bool TryParse(string? text, out SurveyId id)
    {
        id = default;
        if (text?.Split('/') is [var store, var order] && StoreId.TryParse(store, out var storeId) && WorkOrderId.TryParse(order, out var orderId))
        {
            id = new SurveyId(storeId, orderId);
            return true;
        }

        return false;
    }
}

using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>An order as a row of an import tells it. Of what the row has no column for it says nothing, and what is known of that stays.</summary>
/// <param name="Order">The order as if nothing were known of it.</param>
/// <param name="Columns">Columns that the row has; an empty one clears.</param>
/// <param name="Line">Where the row stands.</param>
public sealed record ImportedOrder(WorkOrder Order, IReadOnlySet<string> Columns, int Line)
{
    internal const string Contradiction =
        "With what is known of the order, it would be completed, reached or cancelled before it was opened. Send the other times with it, or correct this one.";

    /// <summary>Whether the row alone decides in which month the order counts.</summary>
    public bool SaysWhenItCounts => Columns.Contains("completedAt");

    /// <summary>An order that is known as a whole.</summary>
    public static ImportedOrder Whole(WorkOrder order) => new(order, WorkOrderParser.Columns.All, Line: 0);

    /// <summary>An order of which nothing new is told.</summary>
    public static ImportedOrder Nothing(WorkOrder order) => new(order, new HashSet<string>(), Line: 0);

    /// <summary>What makes an order impossible: times before its opening. Asked also when a row changes a part of an order.</summary>
    public static IEnumerable<(string Field, string Error)> ProblemsOf(WorkOrder order)
    {
        if (order.CompletedAt < order.OpenedAt)
        {
            yield return ("completedAt", "The order is completed before it was opened; correct one of the two times.");
        }

        if (order.ArrivedAt < order.OpenedAt)
        {
            yield return ("arrivedAt", "The arrival is before the order was opened; correct one of the two times.");
        }

        if (order.CancelledAt < order.OpenedAt)
        {
            yield return ("cancelledAt", "The order is cancelled before it was opened; correct one of the two times.");
        }
    }

    /// <summary>The order with what is known of it where the row says nothing.</summary>
    public WorkOrder Over(WorkOrder? known) => known is null ? Order : Order with
    {
        AdvisorId = Of("advisorId", known, o => o.AdvisorId),
        InspectorId = Of("inspectorId", known, o => o.InspectorId),
        ClerkId = Of("clerkId", known, o => o.ClerkId),
        Brand = Of("brand", known, o => o.Brand),
        Model = Of("model", known, o => o.Model),
        JobCode = Of("jobCode", known, o => o.JobCode),
        Difficulty = Of("difficulty", known, o => o.Difficulty),
        CustomerId = Of("customerId", known, o => o.CustomerId),
        CustomerPhone = Of("customerPhone", known, o => o.CustomerPhone),
        AssetId = Of("assetId", known, o => o.AssetId),
        FaultCode = Of("faultCode", known, o => o.FaultCode),
        ServiceType = Of("serviceType", known, o => o.ServiceType),
        ArrivedAt = Of("arrivedAt", known, o => o.ArrivedAt),
        PromisedAt = Of("promisedAt", known, o => o.PromisedAt),
        CompletedAt = Of("completedAt", known, o => o.CompletedAt),
        CancelledAt = Of("cancelledAt", known, o => o.CancelledAt),
        StandardHours = Of("standardHours", known, o => o.StandardHours),
        ActualHours = Of("actualHours", known, o => o.ActualHours),
        Points = Of("points", known, o => o.Points),
        Amount = Of("amount", known, o => o.Amount),
        InspectionPassed = Of("inspectionPassed", known, o => o.InspectionPassed),
    };

    private T Of<T>(string column, WorkOrder known, Func<WorkOrder, T> value) => value(Columns.Contains(column) ? Order : known);
}

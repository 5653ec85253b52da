using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book.Rows;
using NodaTime;

namespace KpiFunctions.Records.Book.Facts;

/// <summary>The places of facts besides orders.</summary>
public static class FactPlaces
{
    /// <summary>One for each member of staff, metric and day.</summary>
    public static FactPlace<FigureFact> Of(FigureFact figure) => new(Keys.FigureRow(figure.StaffId, figure.Metric, figure.Day), FigureRow.From, FigureRow.Read);

    /// <summary>One for each member of staff, topic, rater and day.</summary>
    public static FactPlace<RatingFact> Of(RatingFact rating) =>
        new(Keys.RatingRow(rating.StaffId, rating.Topic, rating.Rater, rating.Day), RatingRow.From, RatingRow.Read);

    /// <summary>One for each pair of orders.</summary>
    public static FactPlace<ReturnFact> Return(WorkOrderId later, WorkOrderId earlier) => new(Keys.ReturnRow(later, earlier), ReturnRow.From, ReturnRow.Read);

    /// <summary>An order of another month, in the month in which it was opened.</summary>
    public static FactPlace<WorkOrder> Opened(WorkOrderId order) => new(Keys.OpenedRow(order), OpenedRow.From, OpenedRow.Read);

    public static FactPlace<Complaint> Complaint(ComplaintId id) => new(Keys.ComplaintRow(id), ComplaintRow.From, ComplaintRow.Read);

    public static FactPlace<CustomerFact> Customer(CustomerFactId id) =>
        new(Keys.CustomerFactRow(id), (month, fact) => CustomerFactRow.From(month, id, fact), row => CustomerFactRow.Read(row).Fact);

    /// <summary>The call about an order that became silent.</summary>
    public static FactPlace<Callback> Call(WorkOrderId order, Instant raisedAt) => new(Keys.CallbackRow(order, raisedAt), CallbackRow.From, CallbackRow.Read);
}

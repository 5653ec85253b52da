using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Appeals;

/// <summary>Nobody had to call about an order: the customer had come in person, or wanted no call. Source: 002, callbacks.</summary>
public sealed record CallDropped(WorkOrderId Order, string Evidence) : Correction(Evidence)
{
    public override bool IsOf(WorkOrderId order) => order == Order;

    public override bool Overwrites(Correction earlier) => earlier is CallCorrected c && c.Order == Order;

    public override bool Drops(Callback call) => call.Survey.WorkOrderId == Order;
}

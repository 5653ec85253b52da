using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Appeals;

/// <summary>The later order was no return of the earlier repair: another fault, or damage by the customer. Source: 001, the same unit back within a week.</summary>
public sealed record ReturnDropped(WorkOrderId Later, WorkOrderId Earlier, string Evidence) : Correction(Evidence)
{
    public override bool Drops(ReturnFact repeat) => (repeat.Later, repeat.Earlier) == (Later, Earlier);
}

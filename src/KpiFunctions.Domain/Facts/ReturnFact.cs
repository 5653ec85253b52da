using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>
/// A repair that came back. It counts in the month in which it comes back, against the member of staff of the earlier order.
/// Source: 001, the same unit back within a week; 003, found by repeated work orders for the same car.
/// </summary>
/// <param name="People">Who stands on the earlier order.</param>
/// <param name="Earlier">The order that did not last.</param>
/// <param name="Later">The order that it came back with.</param>
/// <param name="CameBackAt">Opening of the later order.</param>
public sealed record ReturnFact(OrderPeople People, WorkOrderId Earlier, WorkOrderId Later, Instant CameBackAt)
{
    /// <summary>Who did the earlier order; of several the first one.</summary>
    public StaffId StaffId => People.StaffId;
}

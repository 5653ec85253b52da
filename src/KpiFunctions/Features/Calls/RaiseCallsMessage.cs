using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records;

namespace KpiFunctions.Features.Calls;

/// <summary>Queue message: orders of one store-month (yyyyMM) whose customers are to be called.</summary>
public sealed record RaiseCallsMessage(string Store, string Month, IReadOnlyList<string> Orders)
{
    internal StoreMonth StoreMonth => new(StoreId.Parse(Store), Keys.ParseMonth(Month));

    internal IEnumerable<WorkOrderId> OrderIds => Orders.Select(WorkOrderId.Parse);
}

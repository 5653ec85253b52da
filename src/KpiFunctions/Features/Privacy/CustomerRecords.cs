using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.Privacy;

/// <summary>Where a customer's personal data lies.</summary>
internal sealed class CustomerRecords
{
    /// <summary>The customer's numbers that are known.</summary>
    internal HashSet<Phone> Phones { get; } = [];

    /// <summary>Look-up keys of the customer's numbers, of those erased before too.</summary>
    internal HashSet<ContactKey> Contacts { get; } = [];

    /// <summary>The customer's orders, in each month that has records of them.</summary>
    internal Dictionary<StoreMonth, HashSet<WorkOrderId>> Orders { get; } = [];

    /// <summary>Stores that know the customer, each with the first month that has records of them.</summary>
    internal IEnumerable<StoreMonth> First => Orders.Keys.GroupBy(month => month.StoreId).Select(store => store.MinBy(month => month.Month));

    /// <summary>The customer's orders in a store.</summary>
    internal HashSet<WorkOrderId> OrdersOf(StoreId store) => [.. Orders.Where(month => month.Key.StoreId == store).SelectMany(month => month.Value)];

    internal void Add(StoreMonth month, WorkOrderId order)
    {
        if (!Orders.TryGetValue(month, out var orders))
        {
            Orders[month] = orders = [];
        }

        orders.Add(order);
    }
}

using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records;
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

    internal void Add(StoreMonth month, WorkOrderId order)
    {
        if (!Orders.TryGetValue(month, out var orders))
        {
            Orders[month] = orders = [];
        }

        orders.Add(order);
    }

    /// <summary>Whether a row of a month is about one of these orders.</summary>
    internal static bool Owns(HashSet<WorkOrderId> orders, TableEntity row) => Keys.KindOf(row.RowKey) switch
    {
        Keys.Order or Keys.Late or Keys.Answer => orders.Contains(Keys.OrderOf(row.RowKey)),
        Keys.Complaint or Keys.LateFact => WorkOrderId.TryParse(row.GetString("Order"), out var order) && orders.Contains(order),
        _ => false,
    };
}

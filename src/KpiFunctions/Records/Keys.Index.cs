using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records;

/// <content>Keys of the index: rows of a store that say where its orders and facts are, and whose.</content>
public static partial class Keys
{
    /// <summary>In the index: an order under the unit and fault that it is about.</summary>
    public static string AssetRow(string assetId, string faultCode, WorkOrderId id) => $"{AssetRowsStart(assetId, faultCode)}{id}";

    public static string AssetRowsStart(string assetId, string faultCode) => $"~asset|{KeyText.Hash($"{assetId}\n{faultCode}")}|";

    public static string AssetRowsEnd(string assetId, string faultCode) => $"~asset|{KeyText.Hash($"{assetId}\n{faultCode}")}}}";

    /// <summary>In the index: an order under whose it is, and the month beside which something came late about it.</summary>
    /// <param name="person">Key of a number, or of a customer's id.</param>
    public static string PersonRow(string person, WorkOrderId id, StoreMonth? lateIn) =>
        $"{PersonRowsStart(person)}{id}{(lateIn is { } month ? $"|{Month(month.Month)}" : string.Empty)}";

    public static string PersonRowsStart(string person) => $"~person|{person}|";

    public static string PersonRowsEnd(string person) => $"~person|{person}}}";

    public static (WorkOrderId Order, StoreMonth? LateIn) ParsePersonRow(StoreId store, string key) => key.Split('|') switch
    {
        [_, _, var order] => (WorkOrderId.Parse(order), null),
        [_, _, var order, var month] => (WorkOrderId.Parse(order), new StoreMonth(store, ParseMonth(month))),
        _ => throw new FormatException($"'{key}' is no key of an order under whose it is."),
    };

    /// <summary>In the index: that an order came back, or is what another one came back with.</summary>
    public static string OrderReturn(WorkOrderId order, WorkOrderId later, WorkOrderId earlier) => $"{OrderReturnsStart(order)}{later}|{earlier}";

    public static string OrderReturnsStart(WorkOrderId order) => $"{order}|return|";

    public static string OrderReturnsEnd(WorkOrderId order) => $"{order}|return}}";

    /// <summary>In the index: an order's complaint, so that the order shows it.</summary>
    public static string OrderComplaint(WorkOrderId order, ComplaintId complaint) => $"{order}|complaint|{complaint}";

    public static string OrderComplaintsStart(WorkOrderId order) => $"{order}|complaint|";

    public static string OrderComplaintsEnd(WorkOrderId order) => $"{order}|complaint}}";

    /// <summary>In the index: a complaint about an order that nobody knew when it came. An order's own keys cannot begin like this.</summary>
    public static string AwaitedOrder(WorkOrderId order, ComplaintId complaint) => $"{AwaitedOrdersStart}{order}|{complaint}";

    public static string AwaitedOrdersStart => "~awaited|";

    public static string AwaitedOrdersEnd => "~awaited}";
}

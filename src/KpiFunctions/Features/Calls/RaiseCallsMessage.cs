using System.Text.Json.Serialization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records;

namespace KpiFunctions.Features.Calls;

/// <summary>Queue message: orders of one store-month (yyyyMM) whose customers are to be called.</summary>
public sealed record RaiseCallsMessage(string Store, string Month, IReadOnlyList<string> Orders) : IJsonOnDeserialized
{
    internal StoreMonth StoreMonth => new(StoreId.Parse(Store), Keys.ParseMonth(Month));

    internal IEnumerable<WorkOrderId> OrderIds => Orders.Select(WorkOrderId.Parse);

    void IJsonOnDeserialized.OnDeserialized() => MessageJson.Require(
        StoreId.TryParse(Store, out _) && MessageJson.IsMonth(Month) && Orders.All(o => WorkOrderId.TryParse(o, out _)),
        "the id of a store, a month (yyyyMM) and ids of orders");
}

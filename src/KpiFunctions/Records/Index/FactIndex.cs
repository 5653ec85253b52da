using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Index;

/// <summary>Knows which month each fact with an id of its own lives in, and which complaints an order has.</summary>
public sealed class FactIndex(Tables tables)
{
    public async Task<StoreMonth?> FindAsync(StoreId store, string rowKey, CancellationToken cancellationToken) =>
        (await FindPlaceAsync(store, rowKey, cancellationToken))?.Month;

    /// <summary>The month of a fact, and where it came late since.</summary>
    public async Task<FactHome?> FindPlaceAsync(StoreId store, string rowKey, CancellationToken cancellationToken) =>
        await tables.WorkOrderIndex.FindAsync(store.Value, rowKey, cancellationToken) is { } row
            ? new FactHome(
                new StoreMonth(store, Keys.ParseMonth(row.GetRequired("Month"))),
                row.GetString("LateIn") is { } late ? new StoreMonth(store, Keys.ParseMonth(late)) : null)
            : null;

    /// <summary>Enters a fact that is not known yet.</summary>
    /// <returns>Where the fact is: in the given month, or where it is known.</returns>
    public async Task<FactHome> EnterAsync(StoreMonth month, string rowKey, CancellationToken cancellationToken)
    {
        var entered = new FactHome(month);
        return await tables.WorkOrderIndex.TryAddAsync(Row(entered, rowKey), cancellationToken) ? entered
            : await FindPlaceAsync(month.StoreId, rowKey, cancellationToken) ?? entered;
    }

    public Task SetAsync(FactHome place, string rowKey, CancellationToken cancellationToken) =>
        tables.WorkOrderIndex.PutAsync(Row(place, rowKey), cancellationToken);

    /// <summary>Makes an order show a complaint.</summary>
    /// <param name="people">Who stands on the order, as the complaint knows; <see langword="null"/> when it does not.</param>
    public Task LinkAsync(StoreId store, WorkOrderId order, ComplaintId complaint, OrderPeople? people, CancellationToken cancellationToken)
    {
        var row = new TableEntity(store.Value, Keys.OrderComplaint(order, complaint)) { ["Complaint"] = complaint.Value };
        row.SetText("People", people?.ToString());
        return tables.WorkOrderIndex.PutAsync(row, cancellationToken);
    }

    /// <summary>Notes that a complaint came before its order, so that the order finds it.</summary>
    public Task AwaitAsync(StoreId store, WorkOrderId order, ComplaintId complaint, CancellationToken cancellationToken) => tables.WorkOrderIndex.PutAsync(
        new TableEntity(store.Value, Keys.AwaitedOrder(order, complaint)) { ["Order"] = order.Value, ["Complaint"] = complaint.Value }, cancellationToken);

    /// <summary>Complaints of a store that came before their orders and wait for them: few at any time.</summary>
    public async Task<IReadOnlyList<(WorkOrderId Order, ComplaintId Complaint)>> ListAwaitedAsync(StoreId store, CancellationToken cancellationToken) =>
        await tables.WorkOrderIndex.RangeAsync(store.Value, Keys.AwaitedOrdersStart, Keys.AwaitedOrdersEnd, cancellationToken)
            .Select(row => (WorkOrderId.Parse(row.GetRequired("Order")), ComplaintId.Parse(row.GetRequired("Complaint"))))
            .ToListAsync(cancellationToken);

    public Task StopAwaitingAsync(StoreId store, WorkOrderId order, ComplaintId complaint, CancellationToken cancellationToken) =>
        tables.WorkOrderIndex.TryDeleteAsync(store.Value, Keys.AwaitedOrder(order, complaint), ETag.All, cancellationToken);

    public Task UnlinkAsync(StoreId store, WorkOrderId order, ComplaintId complaint, CancellationToken cancellationToken) =>
        tables.WorkOrderIndex.TryDeleteAsync(store.Value, Keys.OrderComplaint(order, complaint), ETag.All, cancellationToken);

    /// <summary>Complaints about one order, by id.</summary>
    public async Task<IReadOnlyList<ComplaintId>> ComplaintsOfAsync(StoreId store, WorkOrderId order, CancellationToken cancellationToken) =>
        await tables.WorkOrderIndex.RangeAsync(store.Value, Keys.OrderComplaintsStart(order), Keys.OrderComplaintsEnd(order), cancellationToken)
            .Select(row => ComplaintId.Parse(row.GetRequired("Complaint")))
            .ToListAsync(cancellationToken);

    private static TableEntity Row(FactHome place, string rowKey)
    {
        var row = new TableEntity(place.Month.StoreId.Value, rowKey) { ["Month"] = Keys.Month(place.Month.Month) };
        row.SetText("LateIn", place.LateIn is { } late ? Keys.Month(late.Month) : null);
        return row;
    }
}

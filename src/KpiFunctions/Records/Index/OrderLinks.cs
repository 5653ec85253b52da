using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Index;

/// <summary>What hangs on an order: the returns that it is part of, and the complaints about it.</summary>
/// <param name="Returns">Whether it came back or is what another one came back with.</param>
/// <param name="Complaints">Complaints, each with who it says stands on the order; <see langword="null"/> where that was not known.</param>
public sealed record LinkedFacts(IReadOnlyList<ReturnLink> Returns, IReadOnlyList<(ComplaintId Id, OrderPeople? People)> Complaints);

/// <summary>Finds with one look what hangs on an order.</summary>
public sealed class OrderLinks(Tables tables)
{
    public async Task<LinkedFacts> FindAsync(StoreId store, WorkOrderId order, CancellationToken cancellationToken)
    {
        var rows = await tables.WorkOrderIndex.RangeAsync(store.Value, Keys.OrderRowsStart(order), Keys.OrderRowsEnd(order), cancellationToken).ToListAsync(cancellationToken);
        return new(
            [.. rows.Where(r => Holds(Keys.OrderReturnsStart(order), r.RowKey)).Select(r => ReturnLinks.Read(store, r))],
            [.. rows.Where(r => Holds(Keys.OrderComplaintsStart(order), r.RowKey)).Select(r => (ComplaintId.Parse(r.GetRequired("Complaint")), r.GetString("People") is { } people ? OrderPeople.Parse(people) : null))]);
    }

    private static bool Holds(string start, string key) => key.StartsWith(start, StringComparison.Ordinal);
}

using KpiFunctions.Domain;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Everything that is known of an order, from wherever it lies.</summary>
public sealed class WorkOrderDetails(WorkOrderStore workOrders, ReturnLinks returns, ComplaintStore complaints, MonthTables tables, StoreDirectory stores)
{
    /// <summary>The order as the API shows it; <see langword="null"/> when there is none.</summary>
    public async Task<object?> FindAsync(StoreId store, WorkOrderId id, CancellationToken cancellationToken) =>
        await workOrders.FindAsync(store, id, hint: null, cancellationToken) is { } stored
            ? WorkOrderView.Of(
                stored,
                await workOrders.GetAnswersAsync(stored.Month, id, cancellationToken),
                [.. (await returns.ListAsync(store, id, cancellationToken)).Select(l => l.Fact)],
                await complaints.ListOfAsync(store, id, cancellationToken),
                await tables.ReadAsync(stored.Month, cancellationToken),
                (await stores.GetAsync(store, cancellationToken)).Zone)
            : null;
}

using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Complaints;

/// <summary>Takes in complaints of the dealer's system. One about an order is about the person who did it, unless it names somebody.</summary>
public sealed class ComplaintImport(StoreRows storeRows, ComplaintStore complaints, WorkOrderStore workOrders, TimeProvider time)
{
    public async Task ImportAsync(IAsyncEnumerable<ImportRow> rows, Caller caller, ImportReport report, CancellationToken cancellationToken)
    {
        var read = storeRows.ReadAsync<Complaint>(
            rows,
            caller.MayWrite,
            async (fields, store) => await ReadAsync(fields, store, cancellationToken),
            complaint => [("staffId", complaint.StaffId), ("handlerId", complaint.HandlerId)],
            report,
            cancellationToken);
        await foreach (var (store, complaint) in read)
        {
            report.Count(store.Id, [await complaints.ImportAsync(store, complaint, cancellationToken)]);
        }
    }

    private async Task<Complaint> ReadAsync(FieldParser fields, Store store, CancellationToken cancellationToken)
    {
        var complaint = ComplaintParser.Read(fields, store, time.Now());
        if (fields.Problems.Count > 0 || complaint.StaffId is not null || complaint.WorkOrderId is not { } order)
        {
            return complaint;
        }

        if (await workOrders.FindAsync(store.Id, order, hint: null, cancellationToken) is { } stored)
        {
            return complaint with { StaffId = stored.Order.StaffId };
        }

        fields.Refuse("workOrderId", $"There is no order '{order}' yet that says whom the complaint is about. Import the order first, or name staffId.");
        return complaint;
    }
}

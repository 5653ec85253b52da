using KpiFunctions.Domain;
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
            caller.MayRecordComplaints,
            async (fields, store) => await ReadAsync(fields, store, caller, cancellationToken),
            complaint => [("staffId", complaint.StaffId), ("handlerId", complaint.HandlerId)],
            report,
            cancellationToken);
        await foreach (var (store, complaint) in read)
        {
            report.Count(store.Id, [await complaints.ImportAsync(store, complaint, cancellationToken)]);
        }
    }

    private async Task<Complaint> ReadAsync(FieldParser fields, Store store, Caller caller, CancellationToken cancellationToken)
    {
        var complaint = await ReadAsync(fields, store, cancellationToken);
        if (fields.Problems.Count == 0 && caller.Role != Role.Ingest)
        {
            var known = await complaints.FindAsync(store.Id, complaint.Id, cancellationToken);
            var order = complaint.WorkOrderId is { } id ? await workOrders.FindAsync(store.Id, id, hint: null, cancellationToken) : null;
            StaffId?[] about = [complaint.StaffId, known?.StaffId, order?.Order.StaffId];
            if (caller.Role == Role.Clerk)
            {
                RefuseClerk(fields, caller, store, complaint, known);
            }
            else if (fields.Text("ownFault") is not null)
            {
                fields.RefuseJudge(caller, store, [complaint.HandlerId, known?.HandlerId, .. about]);
            }

            fields.RefuseOwn(caller, store, caller.Role == Role.Clerk ? about : [complaint.HandlerId, known?.HandlerId, .. about]);
        }

        return complaint with { EnteredBy = caller.Signature };
    }

    /// <summary>A clerk writes new complaints down, those of the own list, and says nothing of whose fault they are.</summary>
    private static void RefuseClerk(FieldParser fields, Caller caller, Store store, Complaint complaint, Complaint? known)
    {
        if (known is not null)
        {
            fields.Refuse("complaintId", $"Complaint '{complaint.Id}' is there already; ask a supervisor to change it.");
        }

        if (complaint.HandlerId is { } handler && !caller.Is(store.Id, handler))
        {
            fields.Refuse("handlerId", "A clerk writes down complaints of the own list only; leave the handler out, or name yourself.");
        }

        if (fields.Text("ownFault") is not null)
        {
            fields.Refuse("ownFault", "Whose fault a complaint is, is decided by a supervisor; leave it out.");
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

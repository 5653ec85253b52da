using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Complaints.Templates;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Complaints;

/// <summary>Takes in complaints of the dealer's system. One about an order is about the person who did it, unless it names somebody.</summary>
public sealed class ComplaintImport(StoreRows storeRows, ComplaintStore complaints, KnownOrders orders, TimeProvider time)
{
    private const string Contradiction =
        "With what is known of the complaint, it would be answered or resolved before it was received. Send the other times with it, or correct this one.";

    public async Task ImportAsync(IAsyncEnumerable<ImportRow> rows, Caller caller, ImportReport report, CancellationToken cancellationToken)
    {
        var read = storeRows.ReadAsync<ImportedComplaint>(
            rows,
            caller.MayRecordComplaints,
            async (fields, store) => await ReadAsync(fields, store, caller, cancellationToken),
            read => [("staffId", read.Complaint.StaffId), ("handlerId", read.Complaint.HandlerId)],
            report,
            cancellationToken);
        await foreach (var (store, complaint) in read)
        {
            var (outcome, before) = await complaints.ImportAsync(store, complaint, cancellationToken);
            report.Count(store.Id, [outcome]);
            report.Warn([.. complaint.DifferencesFrom(before), .. caller.Role == Role.Ingest ? [] : MissingOf(complaint, before)]);
            if (outcome == WriteOutcome.Refused)
            {
                report.Reject(new RejectedRow(complaint.Line, "receivedAt", Contradiction));
            }
        }
    }

    /// <summary>What the record of the complaint's kind asks for; told to whoever writes it down by hand, where they say of which kind it is.</summary>
    private static IEnumerable<RowWarning> MissingOf(ImportedComplaint complaint, Complaint? before)
    {
        var told = complaint.Over(before);
        return complaint.Columns.Contains("kind") && told.Kind != before?.Kind && RecordTemplate.MissingIn(told) is [_, ..] missing
            ? [new RowWarning(complaint.Line, "kind", $"A record of this kind also has {string.Join(", ", missing)}. Send them when the customer has told them.")]
            : [];
    }

    private async Task<ImportedComplaint> ReadAsync(FieldParser fields, Store store, Caller caller, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(fields, store, cancellationToken);
        if (fields.Problems.Count == 0 && caller.Role != Role.Ingest)
        {
            var known = await complaints.FindAsync(store.Id, read.Complaint.Id, cancellationToken);
            var told = read.Over(known);
            var order = told.WorkOrderId is { } id ? await orders.FindAsync(store, id, cancellationToken) : null;
            StaffId?[] about = [told.StaffId, known?.StaffId, .. order?.People.All.Select(p => (StaffId?)p) ?? []];
            if (caller.Role == Role.Clerk)
            {
                RefuseClerk(fields, caller, store, read.Complaint, known);
                fields.RefuseOwn(caller, store, fields.Text("satisfied") is null ? [] : about);
            }
            else
            {
                fields.RefuseOwn(caller, store, [told.HandlerId, known?.HandlerId, .. about]);
                if (fields.Text("ownFault") is not null)
                {
                    fields.RefuseJudge(caller, store);
                }
            }
        }

        return read with { Complaint = read.Complaint with { EnteredBy = caller.Signature } };
    }

    /// <summary>
    /// A clerk writes new complaints down, those of the own list, and says nothing of whose fault they are. To record one is not to judge it, so that may be
    /// one about an order on which the clerk stands; whether its customer is content again is for others to say then.
    /// </summary>
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

    private async Task<ImportedComplaint> ReadAsync(FieldParser fields, Store store, CancellationToken cancellationToken)
    {
        var read = ComplaintParser.Read(fields, store, time.Now());
        if (fields.Problems.Count > 0)
        {
            return read;
        }

        // Nothing is known of most complaints: only a row that leaves out whom it is about, or which order, depends on it.
        var known = read.Complaint is { StaffId: null } or { WorkOrderId: null } ? await complaints.FindAsync(store.Id, read.Complaint.Id, cancellationToken) : null;
        if (read.Over(known) is not { WorkOrderId: { } order } told)
        {
            return read;
        }

        if (await orders.FindAsync(store, order, cancellationToken) is { } found)
        {
            read = read with { Complaint = read.Complaint with { Order = found.People } };
            return told.StaffId is not null ? read : read with { Complaint = read.Complaint with { StaffId = found.StaffId, IsAboutOrderStaff = true } };
        }

        if (told.StaffId is not null)
        {
            return read;
        }

        fields.Refuse("workOrderId", $"There is no order '{order}' yet that says whom the complaint is about. Import the order first, or name staffId.");
        return read;
    }
}

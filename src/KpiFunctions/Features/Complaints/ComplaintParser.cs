using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Import;
using NodaTime;

namespace KpiFunctions.Features.Complaints;

/// <summary>Makes a complaint of an import row.</summary>
public static class ComplaintParser
{
    private const int LongestText = 2000;

    public static ImportColumns Columns { get; } = new(
        "complaints",
        required: ["storeId", "complaintId", "receivedAt"],
        optional: ["workOrderId", "staffId", "handlerId", "kind", "answeredAt", "resolvedAt", "satisfied", "ownFault", "text"]);

    /// <summary>Reads the fields; what is wrong is in <see cref="FieldParser.Problems"/>, and the complaint must not be used then.</summary>
    public static Complaint Read(FieldParser fields, Store store, Instant now)
    {
        var complaint = new Complaint
        {
            StoreId = store.Id,
            Id = fields.Id<ComplaintId>("complaintId", ComplaintId.TryParse),
            WorkOrderId = fields.OptionalId<WorkOrderId>("workOrderId", WorkOrderId.TryParse),
            StaffId = fields.OptionalId<StaffId>("staffId", StaffId.TryParse),
            HandlerId = fields.OptionalId<StaffId>("handlerId", StaffId.TryParse),
            Kind = fields.Choice<ComplaintKind>("kind"),
            ReceivedAt = fields.RequiredTime("receivedAt", store.Zone),
            AnsweredAt = fields.Time("answeredAt", store.Zone),
            ResolvedAt = fields.Time("resolvedAt", store.Zone),
            IsSatisfied = fields.Flag("satisfied"),
            IsOwnFault = fields.Flag("ownFault") ?? false,
            Text = fields.Text("text", LongestText),
            Source = ComplaintSource.Import,
        };
        if (fields.Problems.Count == 0)
        {
            Check(fields, "receivedAt", complaint.ReceivedAt, complaint.ReceivedAt, now);
            Check(fields, "answeredAt", complaint.AnsweredAt, complaint.ReceivedAt, now);
            Check(fields, "resolvedAt", complaint.ResolvedAt, complaint.ReceivedAt, now);
        }

        return complaint;
    }

    private static void Check(FieldParser fields, string field, Instant? time, Instant receivedAt, Instant now)
    {
        if (time < receivedAt)
        {
            fields.Refuse(field, "The time is before the complaint was received; correct one of the two.");
        }

        if (time > now + FieldParser.FutureTolerance)
        {
            fields.Refuse(field, "The time lies in the future; check the date and the time zone.");
        }
    }
}

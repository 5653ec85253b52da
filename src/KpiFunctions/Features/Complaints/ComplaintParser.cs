using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Complaints.Templates;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Import;
using NodaTime;

namespace KpiFunctions.Features.Complaints;

/// <summary>Makes a complaint of an import row.</summary>
public static class ComplaintParser
{
    private const int LongestText = 2000;

    /// <summary>Of a field of the record.</summary>
    private const int LongestField = 200;

    private const int LongestMileage = 10_000_000;

    private static readonly string[] Record = ["place", "brand", "purchasedOn", "mileage", "happenedOn", "station", "fault", "part", "wish", "vehicle"];

    public static ImportColumns Columns { get; } = new(
        "complaints",
        required: ["storeId", "complaintId", "receivedAt"],
        optional: ["workOrderId", "staffId", "handlerId", "kind", "answeredAt", "resolvedAt", "satisfied", "ownFault", "text", .. Record]);

    /// <summary>Reads the fields; what is wrong is in <see cref="FieldParser.Problems"/>, and the complaint must not be used then.</summary>
    public static ImportedComplaint Read(FieldParser fields, Store store, Instant now)
    {
        var id = fields.Id<ComplaintId>("complaintId", ComplaintId.TryParse);
        var receivedAt = fields.RequiredTime("receivedAt", store.Zone);
        var complaint = new Complaint
        {
            StoreId = store.Id,
            Id = id,
            WorkOrderId = fields.OptionalId<WorkOrderId>("workOrderId", WorkOrderId.TryParse),
            StaffId = fields.OptionalId<StaffId>("staffId", StaffId.TryParse),
            HandlerId = fields.OptionalId<StaffId>("handlerId", StaffId.TryParse),
            Kind = fields.Choice<ComplaintKind>("kind"),
            ReceivedAt = receivedAt,
            AnsweredAt = fields.Time("answeredAt", store.Zone, receivedAt),
            ResolvedAt = fields.Time("resolvedAt", store.Zone, receivedAt),
            IsSatisfied = fields.Flag("satisfied"),
            IsOwnFault = fields.Flag("ownFault") ?? false,
            Text = fields.Text("text", LongestText),
            Record = new ComplaintRecord
            {
                Place = fields.Text("place", LongestField),
                Brand = fields.Text("brand", LongestField),
                PurchasedOn = fields.Day("purchasedOn"),
                Mileage = ReadMileage(fields),
                HappenedOn = fields.Day("happenedOn"),
                Station = fields.Text("station", LongestField),
                Fault = fields.Text("fault", LongestField),
                Part = fields.Text("part", LongestField),
                Wish = fields.Text("wish", LongestField),
                Vehicle = fields.Text("vehicle", LongestField),
            },
            Source = ComplaintSource.Import,
        };
        if (fields.Problems.Count == 0)
        {
            foreach (var (field, error) in ImportedComplaint.ProblemsOf(complaint))
            {
                fields.Refuse(field, error + fields.TwiceWords(field, store.Zone) + fields.TwiceWords("receivedAt", store.Zone));
            }

            fields.RefuseBeforeStart("receivedAt", store, StoreMonth.Of(store, receivedAt).Month);
            CheckPast(fields, "receivedAt", complaint.ReceivedAt, now);
            CheckPast(fields, "answeredAt", complaint.AnsweredAt, now);
            CheckPast(fields, "resolvedAt", complaint.ResolvedAt, now);
        }

        return new ImportedComplaint(complaint, fields.Given, fields.Line);
    }

    private static int? ReadMileage(FieldParser fields)
    {
        var mileage = fields.Number("mileage", minimum: 0);
        if (mileage > LongestMileage)
        {
            fields.Refuse("mileage", $"Give kilometres, 0 to {LongestMileage}.");
        }

        return mileage is <= LongestMileage ? (int)decimal.Truncate(mileage.Value) : null;
    }

    private static void CheckPast(FieldParser fields, string field, Instant? time, Instant now)
    {
        if (time > now + FieldParser.FutureTolerance)
        {
            fields.Refuse(field, "The time lies in the future; check the date and the time zone.");
        }
    }
}

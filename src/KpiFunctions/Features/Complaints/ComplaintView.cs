using KpiFunctions.Domain.Complaints;
using KpiFunctions.Foundation.Http;
using NodaTime;

namespace KpiFunctions.Features.Complaints;

/// <summary>A complaint as the API shows it, times by the store's clock.</summary>
internal static class ComplaintView
{
    internal static object Of(Complaint complaint, DateTimeZone zone) => new
    {
        StoreId = complaint.StoreId.Value,
        ComplaintId = complaint.Id.Value,
        WorkOrderId = complaint.WorkOrderId?.Value,
        StaffId = complaint.StaffId?.Value,
        HandlerId = complaint.HandlerId?.Value,
        complaint.Kind,
        ReceivedAt = complaint.ReceivedAt.At(zone),
        AnsweredAt = complaint.AnsweredAt?.At(zone),
        ResolvedAt = complaint.ResolvedAt?.At(zone),
        Satisfied = complaint.IsSatisfied,
        OwnFault = complaint.IsOwnFault,
        complaint.Text,
        TextErasedAt = complaint.TextErasedAt?.At(zone),
        complaint.Source,
    };
}

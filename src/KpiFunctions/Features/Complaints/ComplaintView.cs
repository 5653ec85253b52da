using KpiFunctions.Domain.Complaints;

namespace KpiFunctions.Features.Complaints;

/// <summary>A complaint as the API shows it.</summary>
internal static class ComplaintView
{
    internal static object Of(Complaint complaint) => new
    {
        StoreId = complaint.StoreId.Value,
        ComplaintId = complaint.Id.Value,
        WorkOrderId = complaint.WorkOrderId?.Value,
        StaffId = complaint.StaffId?.Value,
        HandlerId = complaint.HandlerId?.Value,
        complaint.Kind,
        ReceivedAt = complaint.ReceivedAt.ToDateTimeOffset(),
        AnsweredAt = complaint.AnsweredAt?.ToDateTimeOffset(),
        ResolvedAt = complaint.ResolvedAt?.ToDateTimeOffset(),
        Satisfied = complaint.IsSatisfied,
        OwnFault = complaint.IsOwnFault,
        complaint.Text,
        TextErasedAt = complaint.TextErasedAt?.ToDateTimeOffset(),
        complaint.Source,
    };
}

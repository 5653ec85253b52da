using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Complaints.Loop;
using KpiFunctions.Domain.Complaints.Templates;
using KpiFunctions.Foundation.Http;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Complaints;

/// <summary>A complaint and its steps as the API shows them, times by the store's clock.</summary>
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
        complaint.Record.Place,
        complaint.Record.Brand,
        PurchasedOn = complaint.Record.PurchasedOn is { } purchased ? LocalDatePattern.Iso.Format(purchased) : null,
        complaint.Record.Mileage,
        HappenedOn = complaint.Record.HappenedOn is { } happened ? LocalDatePattern.Iso.Format(happened) : null,
        complaint.Record.Station,
        complaint.Record.Fault,
        complaint.Record.Part,
        complaint.Record.Wish,
        complaint.Record.Vehicle,
        TextErasedAt = complaint.TextErasedAt?.At(zone),
        complaint.Source,
        ComplaintCase.Of(complaint).Stage,
    };

    /// <summary>A complaint with all that was done about it.</summary>
    internal static object Whole(Complaint complaint, DateTimeZone zone)
    {
        var work = ComplaintCase.Of(complaint);
        return new
        {
            Complaint = Of(complaint, zone),
            Missing = RecordTemplate.MissingIn(complaint),
            Owner = work.Owner?.Value,
            Deadline = work.Deadline?.At(zone),
            work.IsPaused,
            Pauses = work.Pauses.Select(p => new { From = p.From.At(zone), To = p.To?.At(zone) }),
            FailedSolutions = work.FailedSolutions.Select(f => f.At(zone)),
            Steps = complaint.Steps.Select(s => Of(s, zone)),
        };
    }

    internal static object Of(ComplaintStep step, DateTimeZone zone) => new
    {
        step.Action,
        At = step.At.At(zone),
        RecordedAt = step.RecordedAt.At(zone),
        By = step.By?.Value,
        step.EnteredBy,
        Owner = step.Owner?.Value,
        Deadline = step.Deadline?.At(zone),
        Approved = step.Action == ComplaintAction.Review ? step.Outcome : null,
        Satisfied = step.Action == ComplaintAction.Recheck ? step.Outcome : null,
        OwnFault = step.Action == ComplaintAction.Fault ? step.Outcome : null,
        FailedSolutionAt = step.FailedSolutionAt?.At(zone),
        step.Text,
    };
}

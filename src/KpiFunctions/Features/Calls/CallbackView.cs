using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Http;
using NodaTime;

namespace KpiFunctions.Features.Calls;

/// <summary>A telephone call as the API shows it; the number is masked, the dealer's own system has it.</summary>
internal static class CallbackView
{
    internal static object Of(Callback task, DateTimeZone zone, ServiceRecord? order = null) => new
    {
        Id = task.Survey.WorkOrderId.Value,
        WorkOrderId = task.Survey.WorkOrderId.Value,
        CustomerId = order?.Order.CustomerId?.Value,
        CustomerPhone = order?.Order.CustomerPhone.ToString(),
        StaffId = order?.Order.StaffId.Value,
        CompletedAt = order?.Order.CompletedAt?.At(zone),
        RaisedAt = task.RaisedAt.At(zone),
        DueBy = task.DueBy.At(zone),
        Clerk = task.Clerk?.Value,
        task.Tries,
        task.Outcome,
        DoneAt = task.DoneAt?.At(zone),
        CalledBy = task.CalledBy?.Value,
        task.EnteredBy,
    };
}

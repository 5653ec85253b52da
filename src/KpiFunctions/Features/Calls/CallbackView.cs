using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Http;
using NodaTime;

namespace KpiFunctions.Features.Calls;

/// <summary>A telephone call as the API shows it; the number is masked, the dealer's own system has it.</summary>
internal static class CallbackView
{
    internal static object Of(Callback call, DateTimeZone zone, ServiceRecord? order = null) => new
    {
        Id = call.Survey.WorkOrderId.Value,
        WorkOrderId = call.Survey.WorkOrderId.Value,
        CustomerId = order?.Order.CustomerId?.Value,
        CustomerPhone = order?.Order.CustomerPhone.ToString(),
        StaffId = order?.Order.StaffId.Value,
        CompletedAt = order?.Order.CompletedAt?.At(zone),
        RaisedAt = call.RaisedAt.At(zone),
        DueBy = call.DueBy.At(zone),
        Clerk = call.Clerk?.Value,
        call.Tries,
        call.Outcome,
        DoneAt = call.DoneAt?.At(zone),
        CalledBy = call.CalledBy?.Value,
        call.EnteredBy,
    };
}

using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Complaints;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>An order as the API shows it: the number masked, the customer's words as they came.</summary>
public static class WorkOrderView
{
    public static object Of(
        ServiceRecord stored, IReadOnlyList<SurveyAnswer> answers, IReadOnlyList<ReturnFact> returns, IReadOnlyList<Complaint> complaints) => new
        {
            StoreId = stored.Order.StoreId.Value,
            WorkOrderId = stored.Order.Id.Value,
            StaffId = stored.Order.StaffId.Value,
            CustomerId = stored.Order.CustomerId?.Value,
            CustomerPhone = stored.Order.CustomerPhone.ToString(),
            CustomerPhoneErasedAt = stored.Order.CustomerPhone.ErasedAt?.ToDateTimeOffset(),
            stored.Order.AssetId,
            stored.Order.FaultCode,
            stored.Order.ServiceType,
            OpenedAt = stored.Order.OpenedAt.ToDateTimeOffset(),
            ArrivedAt = stored.Order.ArrivedAt?.ToDateTimeOffset(),
            PromisedAt = stored.Order.PromisedAt?.ToDateTimeOffset(),
            CompletedAt = stored.Order.CompletedAt?.ToDateTimeOffset(),
            stored.Order.StandardHours,
            stored.Order.ActualHours,
            stored.Order.Points,
            stored.Order.Amount,
            stored.Order.InspectionPassed,
            Month = $"{stored.Month.Month.Year:D4}-{stored.Month.Month.Month:D2}",
            Survey = new
            {
                stored.Survey.State,
                DueAt = stored.Survey.DueAt?.ToDateTimeOffset(),
                SentAt = stored.Survey.SentAt?.ToDateTimeOffset(),
                Questionnaire = stored.Survey.Questionnaire?.ToString(),
                stored.Survey.Segments,
                stored.Survey.Cost,
                RemindedAt = stored.Survey.RemindedAt?.ToDateTimeOffset(),
                SilentAt = stored.Survey.SilentAt?.ToDateTimeOffset(),
                stored.Survey.LeftAlone,
                stored.Survey.Exclusion,
                stored.Survey.Failure,
                FailedAt = stored.Survey.FailedAt?.ToDateTimeOffset(),
                Answers = answers.Select(ViewOf),
            },
            CameBackFrom = returns.Where(r => r.Later == stored.Order.Id).Select(r => r.Earlier.Value),
            CameBackWith = returns.Where(r => r.Earlier == stored.Order.Id).Select(r => r.Later.Value),
            Complaints = complaints.Select(ComplaintView.Of),
        };

    private static object ViewOf(SurveyAnswer answer) => new
    {
        ReceivedAt = answer.ReceivedAt.ToDateTimeOffset(),
        answer.Text,
        answer.Kind,
        answer.Source,
        answer.FirstQuestion,
        answer.Ratings,
        answer.Comment,
        answer.Unclear,
        answer.IsLate,
        ErasedAt = answer.ErasedAt?.ToDateTimeOffset(),
        Review = answer.Review is { } review ? new { review.Ratings, review.By, At = review.At.ToDateTimeOffset(), review.IsLate } : null,
    };
}

using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records;
using KpiFunctions.Records.Stores;
using NodaTime;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>An order as the API shows it: the number masked, the customer's words as they came, times by the store's clock.</summary>
public static class WorkOrderView
{
    /// <param name="tables">Those by which its month is scored.</param>
    public static object Of(
        ServiceRecord stored, IReadOnlyList<SurveyAnswer> answers, IReadOnlyList<ReturnFact> returns, IReadOnlyList<Complaint> complaints, StoreTables tables, DateTimeZone zone) => new
        {
            StoreId = stored.Order.StoreId.Value,
            WorkOrderId = stored.Order.Id.Value,
            StaffId = stored.Order.StaffId.Value,
            Shares = stored.Order.Shares?.All.Select(s => new { StaffId = s.StaffId.Value, s.Share }),
            AdvisorId = stored.Order.AdvisorId?.Value,
            InspectorId = stored.Order.InspectorId?.Value,
            ClerkId = stored.Order.ClerkId?.Value,
            CustomerId = stored.Order.CustomerId?.Value,
            CustomerPhone = stored.Order.CustomerPhone.ToString(),
            CustomerPhoneErasedAt = stored.Order.CustomerPhone.ErasedAt?.At(zone),
            stored.Order.AssetId,
            stored.Order.FaultCode,
            stored.Order.Brand,
            stored.Order.Model,
            stored.Order.JobCode,
            stored.Order.Difficulty,
            stored.Order.ServiceType,
            OpenedAt = stored.Order.OpenedAt.At(zone),
            ArrivedAt = stored.Order.ArrivedAt?.At(zone),
            PromisedAt = stored.Order.PromisedAt?.At(zone),
            CompletedAt = stored.Order.CompletedAt?.At(zone),
            CancelledAt = stored.Order.CancelledAt?.At(zone),
            StandardHours = tables.StandardHoursOf(stored.Order),
            StandardHoursFrom = StoreTableJson.SourceOf(StoreTableKind.Hours, tables.HoursVersionOf(stored.Order)),
            stored.Order.ActualHours,
            Points = tables.PointsOf(stored.Order),
            PointsFrom = StoreTableJson.SourceOf(StoreTableKind.Points, tables.PointsVersionOf(stored.Order)),
            stored.Order.Amount,
            stored.Order.InspectionPassed,
            TraceId = OrderTraces.IdOf(stored.Id).ToString(),
            Month = $"{stored.Month.Month.Year:D4}-{stored.Month.Month.Month:D2}",
            Survey = new
            {
                stored.Survey.State,
                DueAt = stored.Survey.DueAt?.At(zone),
                SentAt = stored.Survey.SentAt?.At(zone),
                Questionnaire = stored.Survey.Questionnaire?.ToString(),
                stored.Survey.Segments,
                stored.Survey.Cost,
                RemindedAt = stored.Survey.RemindedAt?.At(zone),
                SilentAt = stored.Survey.SilentAt?.At(zone),
                stored.Survey.LeftAlone,
                stored.Survey.Exclusion,
                stored.Survey.Failure,
                FailedAt = stored.Survey.FailedAt?.At(zone),
                Answers = answers.Select(a => ViewOf(a, zone)),
            },
            CameBackFrom = returns.Where(r => r.Later == stored.Order.Id).Select(r => r.Earlier.Value),
            CameBackWith = returns.Where(r => r.Earlier == stored.Order.Id).Select(r => r.Later.Value),
            Complaints = complaints.Select(c => ComplaintView.Of(c, zone)),
        };

    private static object ViewOf(SurveyAnswer answer, DateTimeZone zone) => new
    {
        ReceivedAt = answer.ReceivedAt.At(zone),
        answer.Text,
        WholeText = answer.Whole,
        answer.Kind,
        answer.Source,
        answer.FirstQuestion,
        answer.Ratings,
        answer.Comment,
        answer.Unclear,
        answer.IsLate,
        ErasedAt = answer.ErasedAt?.At(zone),
        Review = answer.Review is { } review ? new { review.Ratings, review.By, At = review.At.At(zone), review.IsLate } : null,
    };
}

using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Complaints;

/// <summary>When an answer to a survey is a complaint. Source: 002, complaint loop.</summary>
public static class SurveyComplaint
{
    /// <summary>A rating of any question up to this one is a complaint.</summary>
    public const int HighestLowRating = 2;

    /// <summary>The complaint that an answer opens: by a low rating, or by words, whatever stands beside them.</summary>
    /// <param name="text">The answer's text.</param>
    /// <param name="clerk">
    /// Who calls back in the store for orders that name nobody; whoever calls back deals with it. An import can name somebody else. Without one it is whoever
    /// it is about.
    /// </param>
    /// <returns><see langword="null"/> when the customer does not complain.</returns>
    public static Complaint? Of(WorkOrder order, SurveyAnswer answer, ScannedReply text, StaffId? clerk) => IsComplaint(answer, text)
        ? new Complaint
        {
            StoreId = order.StoreId,
            Id = ComplaintId.OfSurvey(order.Id),
            WorkOrderId = order.Id,
            StaffId = order.StaffId,
            IsAboutOrderStaff = true,
            Order = order.People,
            HandlerId = order.ClerkId ?? clerk,
            Kind = text.Topic is { } template ? (ComplaintKind)(template - 1) : null,
            ReceivedAt = answer.ReceivedAt,
            Text = answer.FullText,
            Source = ComplaintSource.Survey,
        }
        : null;

    /// <summary>Known without the order, so that a content customer's answer costs no look at it.</summary>
    /// <param name="text">The answer's text.</param>
    public static bool IsComplaint(SurveyAnswer answer, ScannedReply text) =>
        answer.Counted.Any(rating => rating is > 0 and <= HighestLowRating) || text.Complains;
}

using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation;
using KpiFunctions.Records.Book.Corrections;
using NodaTime.Text;

namespace KpiFunctions.Features.Appeals;

/// <summary>Reads one correction as a person sends it; every field that is wrong is noted with its JSON path.</summary>
/// <param name="path">Path of the correction within the body.</param>
/// <param name="measured">The one who is measured, whose figures are corrected.</param>
internal sealed class CorrectionParser(CorrectionJson json, string path, StaffId measured, Dictionary<string, string[]> errors)
{
    private const int LongestEvidence = 2000;
    private const int LongestText = 200;

    internal Correction? Read()
    {
        var before = errors.Count;
        var evidence = json.Evidence.Trim();
        Check(evidence.Length is > 0 and <= LongestEvidence, "evidence", $"Say in 1 to {LongestEvidence} characters what shows that the original was wrong.");
        switch (json.Kind)
        {
            case CorrectionKind.ExcludeAnswer:
                CheckOrder("workOrderId", json.WorkOrderId);
                break;
            case CorrectionKind.CorrectAnswer:
                CheckOrder("workOrderId", json.WorkOrderId);
                Check(json.Ratings is { Count: > 0 and <= 12 } && json.Ratings.All(r => r is >= 1 and <= 5), "ratings", "Give one rating of 1 to 5 for each question.");
                break;
            case CorrectionKind.CorrectFigure:
                CheckFigure("value", json.Value);
                break;
            case CorrectionKind.ExcuseOccurrences:
                CheckFigure("count", json.Count);
                break;
            case CorrectionKind.DropReturn:
                CheckOrder("laterWorkOrderId", json.LaterWorkOrderId);
                CheckOrder("workOrderId", json.WorkOrderId);
                break;
            case CorrectionKind.ClearFault:
                CheckComplaint();
                break;
            case CorrectionKind.CorrectMark:
                CheckMark();
                Check(json.Value is null != json.Grade is null, "value", "Give the mark with value, or on a rating sheet the grade with grade.");
                break;
            case CorrectionKind.DropMark:
                CheckMark();
                break;
            case CorrectionKind.DropCustomerFact:
                Check(CustomerFactId.TryParse(json.FactId, out _), "factId", "Name the referral, repurchase or praise.");
                break;
            case CorrectionKind.CorrectComplaint:
                CheckCorrectedComplaint();
                break;
            case CorrectionKind.CorrectCall:
                CheckCorrectedCall();
                break;
            case CorrectionKind.DropCall:
                CheckOrder("workOrderId", json.WorkOrderId);
                break;
            default:
                CheckCorrectedOrder();
                break;
        }

        return errors.Count == before ? (json with { Evidence = evidence }).ToCorrection(measured) : null;
    }

    private void CheckCorrectedOrder()
    {
        CheckWork();
        CheckHolder("advisorId", json.AdvisorId);
        CheckHolder("inspectorId", json.InspectorId);
        CheckHolder("clerkId", json.ClerkId);
        CheckOrder("workOrderId", json.WorkOrderId);
        CheckTime("openedAt", json.OpenedAt);
        CheckTime("arrivedAt", json.ArrivedAt);
        CheckTime("promisedAt", json.PromisedAt);
        CheckTime("completedAt", json.CompletedAt);
        CheckTime("cancelledAt", json.CancelledAt);
        CheckText("model", json.Model);
        CheckText("jobCode", json.JobCode);
        CheckText("difficulty", json.Difficulty);
        CheckHours("standardHours", json.StandardHours);
        CheckHours("actualHours", json.ActualHours);
        Check(json.Points is null or (>= 0 and <= Quantity.Largest), "points", $"Points are 0 to {Quantity.Largest}.");
        Check(json.Amount is null || Math.Abs(json.Amount.Value) <= Quantity.Largest, "amount", $"An amount lies within ±{Quantity.Largest}.");
        CheckSaid<OrderCorrected>(
            c => c.IsEmpty,
            "staffId, advisorId, inspectorId, clerkId, openedAt, arrivedAt, promisedAt, completedAt, cancelledAt, inspectionPassed, model, jobCode, difficulty, standardHours, actualHours, points and amount");
    }

    private void CheckCorrectedComplaint()
    {
        CheckComplaint();
        CheckHolder("staffId", json.StaffId);
        CheckHolder("handlerId", json.HandlerId);
        CheckTime("receivedAt", json.ReceivedAt);
        CheckTime("answeredAt", json.AnsweredAt);
        CheckTime("resolvedAt", json.ResolvedAt);
        CheckSaid<ComplaintCorrected>(c => c.IsEmpty, "staffId, handlerId, complaintKind, receivedAt, answeredAt, resolvedAt and satisfied");
    }

    private void CheckCorrectedCall()
    {
        CheckOrder("workOrderId", json.WorkOrderId);
        CheckStaff("staffId", json.StaffId);
        CheckTime("dueBy", json.DueBy);
        CheckTime("doneAt", json.DoneAt);
        Check(json.DoneAt is null || json.Outcome != CallOutcome.NotReached, "doneAt", "A call that reached nobody has not ended; leave the time out.");
        CheckSaid<CallCorrected>(c => c.IsEmpty, "staffId, dueBy, doneAt and outcome");
    }

    /// <summary>A correction that says nothing is none; asked once what it does say can be read.</summary>
    private void CheckSaid<T>(Func<T, bool> isEmpty, string fields)
        where T : Correction
    {
        if (!errors.Keys.Any(k => k.StartsWith($"{path}.", StringComparison.Ordinal)))
        {
            Check(json.ToCorrection(measured) is T correction && !isEmpty(correction), "kind", $"Give at least one of {fields}.");
        }
    }

    private void CheckComplaint() => Check(ComplaintId.TryParse(json.ComplaintId, out _), "complaintId", "Name the complaint.");

    /// <summary>One who did the work, or several with their shares as an import writes them.</summary>
    private void CheckWork()
    {
        if (json.StaffId?.Contains('|', StringComparison.Ordinal) != true)
        {
            CheckStaff("staffId", json.StaffId);
            return;
        }

        var problem = WorkSharesText.TryRead(json.StaffId, out _, out _);
        Check(problem is null, "staffId", problem ?? string.Empty);
    }

    /// <summary>An empty text takes somebody off.</summary>
    private void CheckHolder(string field, string? text) => CheckStaff(field, text is { Length: 0 } ? null : text);

    private void CheckText(string field, string? text) =>
        Check(text is null || PlainText.IsName(text, LongestText), field, $"Give 1 to {LongestText} characters on one line.");

    private void CheckHours(string field, decimal? hours) => Check(hours is null or (> 0 and <= Quantity.Largest), field, $"Hours are above 0 and at most {Quantity.Largest}.");

    private void CheckStaff(string field, string? text) => Check(text is null || StaffId.TryParse(text, out _), field, $"'{text}' is no valid staff id.");

    /// <summary>As of an import: the storage holds no time before 1601, and no zone shows the last one that there is.</summary>
    private void CheckTime(string field, DateTimeOffset? time) =>
        Check(time is null or { Year: >= 2000 and <= 2099 }, field, "A time lies between the years 2000 and 2099.");

    private void CheckOrder(string field, string? text) => Check(WorkOrderId.TryParse(text, out _), field, "Name the order.");

    private void CheckFigure(string field, decimal? number)
    {
        Check(!string.IsNullOrWhiteSpace(json.Metric), "metric", "Name the figure's metric, such as training.exam.");
        CheckDay();
        Check(number is not null, field, "Give the number.");
    }

    private void CheckMark()
    {
        Check(json.Metric is { } metric && MetricName.IsRating(metric), "metric", "Name the mark's metric, such as rating.manner, of a rating sheet such as rating.conduct.attitude.");
        Check(!string.IsNullOrWhiteSpace(json.Rater), "rater", "Name who gave the mark, on a rating sheet the column.");
        CheckDay();
    }

    private void CheckDay() => Check(
        json.Day is null || LocalDatePattern.Iso.Parse(json.Day).Success,
        "day",
        $"'{json.Day}' is no day. Write it like 2026-09-14, or leave it out for what counts for the whole month.");

    private void Check(bool right, string field, string error)
    {
        if (!right)
        {
            errors.TryAdd($"{path}.{field}", [error]);
        }
    }
}

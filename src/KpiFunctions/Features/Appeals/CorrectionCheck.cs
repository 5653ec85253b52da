using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Appeals;

/// <summary>
/// Holds the corrections of a decision against the records of the month: what each is about must be there when the ones before it have been made, none may
/// say again what another one says, and all together must make sense.
/// </summary>
/// <param name="records">The month as it stands; corrected as far as corrections can be made.</param>
internal sealed class CorrectionCheck(Store store, MonthBasis basis, MonthRecords records, IReadOnlyCollection<StaffId> staff)
{
    /// <summary>Figures that were decided before, by whom, of what and of which day.</summary>
    private readonly HashSet<(StaffId, string, LocalDate?)> _decided = [.. records.Figures.Where(f => f.IsDecided).Select(f => (f.StaffId, f.Metric, f.Day))];

    /// <summary>Why corrections cannot be made, by their place in the decision; empty when all can.</summary>
    internal IReadOnlyDictionary<int, string> ProblemsOf(IReadOnlyList<Correction> corrections)
    {
        var problems = new SortedDictionary<int, string>();
        for (var i = 0; i < corrections.Count; i++)
        {
            var said = corrections.Take(i).ToList().FindIndex(corrections[i].Overwrites);
            if ((said < 0 ? ProblemBefore(corrections[i]) : $"corrections[{said}] says already what this is. Say it once.") is { } problem)
            {
                problems[i] = problem;
            }
            else
            {
                records.Apply([corrections[i]]);
            }
        }

        foreach (var (i, correction) in corrections.Index().Where(c => !problems.ContainsKey(c.Index)).ToList())
        {
            if (ProblemAfter(correction) is { } problem)
            {
                problems[i] = problem;
            }
        }

        return problems;
    }

    /// <summary>Whether what a correction is about is there.</summary>
    private string? ProblemBefore(Correction correction) => correction switch
    {
        AnswerExcluded c => ProblemOfAnswer(c.Order),
        AnswerCorrected c => ProblemOfAnswer(c.Order),
        FigureCorrected c => ProblemOfUnread(c),
        OccurrencesExcused c => ProblemOfExcused(c),
        OrderCorrected c => OrderOf(c.Order) is null ? ProblemOfOpened(c) : null,
        ReturnDropped c => records.Returns.Any(c.Drops) ? null : $"Order '{c.Later}' did not come back as a return of '{c.Earlier}' in this month.",
        MarkCorrected c => ProblemOfMark(c),
        MarkDropped c => records.Ratings.Any(c.Drops) ? null : $"There is no mark 'rating.{c.Topic}' of {c.StaffId} by '{c.Rater}' {WordsOf(c.Day)} in this month.",
        CustomerFactDropped c => records.CustomerFacts.Any(f => c.Drops(f.Id)) ? null : $"There is no referral, repurchase or praise '{c.Fact}' in this month.",
        ComplaintCorrected c => records.Complaints.Any(o => o.Id == c.Complaint) ? null : $"There is no complaint '{c.Complaint}' in this month.",
        CallCorrected c => ProblemOfEnd(c),
        CallDropped c => ProblemOfCall(c.Order),
        FaultCleared c => records.Complaints.Any(o => o.Id == c.Complaint && o.IsOwnFault) ? null : $"There is no complaint '{c.Complaint}' of this month that is somebody's own fault.",
        _ => throw new ArgumentOutOfRangeException(nameof(correction), correction, "A kind of correction that nobody checks."),
    };

    /// <summary>Whether what a correction is about makes sense once all corrections are made.</summary>
    private string? ProblemAfter(Correction correction) => correction switch
    {
        AnswerExcluded c => ProblemOfAnswered(c.Order),
        AnswerCorrected c => ProblemOfAnswered(c.Order),
        FigureCorrected c => FigureOf(c.StaffId, c.Metric, c.Day)!.AsCounted() is var figure ? figure.Problem ?? ProblemOfPlace(figure) : null,
        OccurrencesExcused c => FigureOf(c.StaffId, c.Metric, c.Day)! is var figure ? figure.Problem ?? ProblemOfPlace(figure) : null,
        OrderCorrected c => OrderOf(c.Order) is { } order ? ProblemOfOrder(order, order.CountsAt)
            : OpenedOf(c.Order) is { } opened ? ProblemOfOrder(opened, opened.OpenedAt)
            : null,
        MarkCorrected c => ProblemOfPlace(c),
        ComplaintCorrected c => records.Complaints.Find(o => o.Id == c.Complaint)! is var complaint ? ProblemOfComplaint(complaint) : null,
        CallCorrected c => ProblemOfCall(c.Order) ?? ProblemOfStaff(new[] { c.Clerk }.OfType<StaffId>()),
        _ => null,
    };

    private string? ProblemOfAnswer(WorkOrderId id)
    {
        var answers = records.Answers.Where(a => a.Order == id).Select(a => a.Answer);
        return records.Orders.Any(o => o.Order.Id == id && SurveyResult.At(basis.Close, o.Survey, answers).Ratings.Count > 0)
            ? null
            : $"No answer to the survey of order '{id}' counts in this month.";
    }

    /// <summary>An order that was cancelled counts nowhere, and neither does what its customer says.</summary>
    private string? ProblemOfAnswered(WorkOrderId id) => OrderOf(id) is { IsCounted: false } ? $"Order '{id}' does not count in this month, and neither does an answer to its survey." : null;

    private string? ProblemOfExcused(OccurrencesExcused correction) =>
        FigureOf(correction.StaffId, correction.Metric, correction.Day) is not null
            ? null
            : ProblemOfPlace(new FigureFact(correction.StaffId, correction.Metric, 0) { Day = correction.Day })
                ?? $"There is no figure '{correction.Metric}' of {correction.StaffId} {WordsOf(correction.Day)} in this month.";

    /// <summary>
    /// A correction of a figure that another one overrides would be applied and change nothing. That it is decided gives a figure no precedence over those
    /// that are there now; only over what comes later.
    /// </summary>
    private string? ProblemOfPlace(FigureFact corrected)
    {
        if (corrected.Day is { } day && day.ToYearMonth() != basis.Month.Month)
        {
            return $"{LocalDatePattern.Iso.Format(day)} is no day of this month.";
        }

        var builder = Builder().Add(AsBefore(corrected));
        foreach (var figure in records.Figures.Where(f => (f.StaffId, f.Metric) == (corrected.StaffId, corrected.Metric) && f.Day != corrected.Day).Select(AsBefore))
        {
            if (figure.Problem is null)
            {
                builder.Add(figure);
            }
        }

        return builder.CountedInsteadOf(corrected) is { } counted
            ? $"The figure '{corrected.Metric}' of {corrected.StaffId} {WordsOf(corrected.Day)} does not count in this month: the one {WordsOf(counted.Day)} does, "
                + $"which is {CanonicalJson.Plain(counted.Value)}. Correct that one{(counted.Day is null ? ", without a day" : string.Empty)}."
            : null;
    }

    /// <summary>A figure that nobody delivered and no scheme looks at would be written down and change nothing: it is no figure of this month.</summary>
    private string? ProblemOfUnread(FigureCorrected correction) =>
        !MetricName.IsFigure(correction.Metric) || (correction.Day is { } day && day.ToYearMonth() != basis.Month.Month)
            || records.Figures.Exists(f => (f.StaffId, f.Metric) == (correction.StaffId, correction.Metric))
            || basis.Schemes.Values.Any(s => s.Metrics.Contains(correction.Metric, StringComparer.Ordinal))
            ? null
            : $"There is no figure '{correction.Metric}' of {correction.StaffId} in this month, and no scheme of the month looks at one. Check its name.";

    private string? ProblemOfMark(MarkCorrected correction)
    {
        if (!records.Ratings.Any(correction.IsAbout))
        {
            return $"There is no mark 'rating.{correction.Topic}' of {correction.StaffId} by '{correction.Rater}' {WordsOf(correction.Day)} in this month.";
        }

        var grades = basis.Settings.Sheets.Find(correction.Topic)?.Grades;
        return grades is null ? correction.Grade is null ? null : "The mark stands on no rating sheet of this month: give it with value, 0 to 100."
            : grades.Any(g => g.Id == correction.Grade) ? null
            : $"The mark stands on a rating sheet: give its grade, one of {string.Join(", ", grades.Select(g => g.Id))}.";
    }

    /// <summary>A mark that another one overrides, or that does not count on its sheet, changes nothing.</summary>
    private string? ProblemOfPlace(MarkCorrected correction)
    {
        var marks = records.Ratings.Where(r => (r.StaffId, r.Topic, r.Rater) == (correction.StaffId, correction.Topic, correction.Rater)).ToList();
        var corrected = marks.Single(correction.IsAbout);
        if (corrected.Problem is { } problem)
        {
            return problem;
        }

        if (corrected.On(basis.Settings.Sheets) is null)
        {
            return $"The mark of '{correction.Rater}' does not count on its rating sheet.";
        }

        var builder = marks.Aggregate(Builder(), (all, mark) => all.Add(mark));
        return builder.CountedInsteadOf(corrected) is { } counted
            ? $"The mark of '{correction.Rater}' {WordsOf(correction.Day)} does not count in this month: the one {WordsOf(counted.Day)} does. Correct that one."
            : null;
    }

    private string? ProblemOfComplaint(Complaint complaint) =>
        ImportedComplaint.ProblemsOf(complaint).Select(p => p.Error).FirstOrDefault()
            ?? (StoreMonth.Of(store, complaint.ReceivedAt) != basis.Month ? "The complaint would count in another month; a correction moves none." : null)
            ?? ProblemOfStaff(new[] { complaint.StaffId, complaint.HandlerId }.OfType<StaffId>());

    /// <summary>Calls that became needless count for nobody.</summary>
    private string? ProblemOfCall(WorkOrderId order) =>
        records.Calls().Any(c => c.Call.Survey.WorkOrderId == order) ? null : $"There is no call about order '{order}' that counts in this month.";

    private string? ProblemOfEnd(CallCorrected correction) => records.Callbacks.Find(c => c.Survey.WorkOrderId == correction.Order) is not { } call
        ? $"There is no call about order '{correction.Order}' in this month."
        : correction.Outcome is CallOutcome.Reached or CallOutcome.Refused && correction.Correct(call).IsOpen ? "The call has not ended: say with doneAt when it did."
        : null;

    private MonthFactsBuilder Builder() => new(basis.Month, basis.Clock, basis.Close, basis.Settings);

    private FigureFact AsBefore(FigureFact figure) => figure.AsCounted() with { IsDecided = _decided.Contains((figure.StaffId, figure.Metric, figure.Day)) };

    private static string WordsOf(LocalDate? day) => day is { } value ? $"of {LocalDatePattern.Iso.Format(value)}" : "for the whole month";

    /// <summary>Of an order that belongs to a later month by now, this one counts only that it was opened.</summary>
    private string? ProblemOfOpened(OrderCorrected correction) =>
        OpenedOf(correction.Order) is null ? $"There is no order '{correction.Order}' in this month."
            : correction.IsOfOpening ? null
            : $"Order '{correction.Order}' belongs to a later month and counts in this one as opened only: of it, who stands on it, openedAt and cancelledAt can be corrected here.";

    /// <param name="counts">What puts the order into its month.</param>
    private string? ProblemOfOrder(WorkOrder corrected, Instant counts) =>
        corrected.CompletedAt < corrected.OpenedAt ? "The order would be completed before it was opened."
            : corrected.CancelledAt < corrected.OpenedAt ? "The order would be cancelled before it was opened."
            : StoreMonth.Of(store, counts) != basis.Month ? "The order would count in another month; a correction moves none."
            : ProblemOfStaff(corrected.People.All);

    private string? ProblemOfStaff(IEnumerable<StaffId> people) =>
        people.Where(p => !staff.Contains(p)).ToList() is [var unknown, ..] ? $"Staff '{unknown}' is unknown in store '{store.Id}'." : null;

    private WorkOrder? OrderOf(WorkOrderId id) => records.Orders.Select(o => o.Order).FirstOrDefault(o => o.Id == id);

    private WorkOrder? OpenedOf(WorkOrderId id) => records.Opened.Find(o => o.Id == id);

    private FigureFact? FigureOf(StaffId measured, string metric, LocalDate? day) =>
        records.Figures.FirstOrDefault(f => (f.StaffId, f.Metric, f.Day) == (measured, metric, day));
}

using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
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
        FigureCorrected => null,
        OccurrencesExcused c => ProblemOfExcused(c),
        OrderCorrected c => OrderOf(c.Order) is null ? ProblemOfOpened(c) : null,
        ReturnDropped c => records.Returns.Any(c.Drops) ? null : $"Order '{c.Later}' did not come back as a return of '{c.Earlier}' in this month.",
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

        var builder = new MonthFactsBuilder(basis.Month, basis.Clock, basis.Close, basis.Settings).Add(AsBefore(corrected));
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

    private FigureFact AsBefore(FigureFact figure) => figure.AsCounted() with { IsDecided = _decided.Contains((figure.StaffId, figure.Metric, figure.Day)) };

    private static string WordsOf(LocalDate? day) => day is { } value ? $"of {LocalDatePattern.Iso.Format(value)}" : "for the whole month";

    /// <summary>Of an order that belongs to a later month by now, this one counts only that it was opened.</summary>
    private string? ProblemOfOpened(OrderCorrected correction) =>
        OpenedOf(correction.Order) is null ? $"There is no order '{correction.Order}' in this month."
            : (correction.CompletedAt ?? correction.ArrivedAt ?? correction.PromisedAt) is not null || correction.InspectionPassed is not null
                ? $"Order '{correction.Order}' belongs to a later month and counts in this one as opened only: of it, staffId, openedAt and cancelledAt can be corrected here."
            : null;

    /// <param name="counts">What puts the order into its month.</param>
    private string? ProblemOfOrder(WorkOrder corrected, Instant counts) =>
        corrected.CompletedAt < corrected.OpenedAt ? "The order would be completed before it was opened."
            : corrected.CancelledAt < corrected.OpenedAt ? "The order would be cancelled before it was opened."
            : StoreMonth.Of(store, counts) != basis.Month ? "The order would count in another month; a correction moves none."
            : corrected.People.All.Where(p => !staff.Contains(p)).ToList() is [var unknown, ..] ? $"Staff '{unknown}' is unknown in store '{store.Id}'."
            : null;

    private WorkOrder? OrderOf(WorkOrderId id) => records.Orders.Select(o => o.Order).FirstOrDefault(o => o.Id == id);

    private WorkOrder? OpenedOf(WorkOrderId id) => records.Opened.Find(o => o.Id == id);

    private FigureFact? FigureOf(StaffId measured, string metric, LocalDate? day) =>
        records.Figures.FirstOrDefault(f => (f.StaffId, f.Metric, f.Day) == (measured, metric, day));
}

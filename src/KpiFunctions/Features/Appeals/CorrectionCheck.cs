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

/// <summary>Holds corrections against the records of the month: what they are about must be there, and must make sense afterwards.</summary>
internal sealed class CorrectionCheck(Store store, MonthBasis basis, MonthRecords records, IReadOnlyCollection<StaffId> staff)
{
    /// <summary>Why a correction cannot be applied; <see langword="null"/> when it can.</summary>
    internal string? ProblemOf(Correction correction) => correction switch
    {
        AnswerExcluded c => ProblemOfAnswer(c.Order),
        AnswerCorrected c => ProblemOfAnswer(c.Order),
        FigureCorrected c => ProblemOfFigure(c),
        OccurrencesExcused c => ProblemOfExcuse(c),
        OrderCorrected c => ProblemOfOrder(c),
        ReturnDropped c => records.Returns.Any(c.Drops) ? null : $"Order '{c.Later}' did not come back as a return of '{c.Earlier}' in this month.",
        FaultCleared c => records.Complaints.Any(o => o.Id == c.Complaint && o.IsOwnFault) ? null : $"There is no complaint '{c.Complaint}' of this month that is somebody's own fault.",
        _ => throw new ArgumentOutOfRangeException(nameof(correction), correction, "A kind of correction that nobody checks."),
    };

    private string? ProblemOfAnswer(WorkOrderId id)
    {
        var answers = records.Answers.Where(a => a.Order == id).Select(a => a.Answer);
        return records.Orders.Any(o => o.Order.Id == id && SurveyResult.At(basis.Close, o.Survey, answers).Ratings.Count > 0)
            ? null
            : $"No answer to the survey of order '{id}' counts in this month.";
    }

    private string? ProblemOfFigure(FigureCorrected correction)
    {
        var corrected = FigureOf(correction.StaffId, correction.Metric, correction.Day) is { } figure ? correction.Correct(figure).AsCounted() : correction.Missing!;
        return corrected.Problem ?? ProblemOfPlace(corrected);
    }

    private string? ProblemOfExcuse(OccurrencesExcused correction) =>
        FigureOf(correction.StaffId, correction.Metric, correction.Day) is { } figure
            ? correction.Correct(figure).Problem ?? ProblemOfPlace(figure)
            : ProblemOfPlace(new FigureFact(correction.StaffId, correction.Metric, 0) { Day = correction.Day })
                ?? $"There is no figure '{correction.Metric}' of {correction.StaffId} {WordsOf(correction.Day)} in this month.";

    /// <summary>A correction of a figure that another one overrides would be applied and change nothing.</summary>
    private string? ProblemOfPlace(FigureFact corrected)
    {
        var builder = new MonthFactsBuilder(basis.Month, basis.Zone, basis.Settings).Add(corrected.AsCounted());
        foreach (var figure in records.Figures.Where(f => (f.StaffId, f.Metric) == (corrected.StaffId, corrected.Metric) && f.Day != corrected.Day))
        {
            builder.Add(figure.AsCounted());
        }

        return builder.CountedInsteadOf(corrected) is { } counted
            ? $"The figure '{corrected.Metric}' of {corrected.StaffId} {WordsOf(corrected.Day)} does not count in this month: the one {WordsOf(counted.Day)} does, "
                + $"which is {CanonicalJson.Plain(counted.Value)}. Correct that one{(counted.Day is null ? ", without a day" : string.Empty)}."
            : null;
    }

    private static string WordsOf(LocalDate? day) => day is { } value ? $"of {LocalDatePattern.Iso.Format(value)}" : "for the whole month";

    private string? ProblemOfOrder(OrderCorrected correction)
    {
        if (records.Orders.Select(o => o.Order).FirstOrDefault(o => o.Id == correction.Order) is not { } order)
        {
            return $"There is no order '{correction.Order}' in this month.";
        }

        var corrected = correction.Correct(order);
        return corrected.CompletedAt < corrected.OpenedAt ? "The order would be completed before it was opened."
            : corrected.CancelledAt < corrected.OpenedAt ? "The order would be cancelled before it was opened."
            : StoreMonth.Of(store, corrected.CountsAt) != basis.Month ? "The order would count in another month; a correction moves none."
            : !staff.Contains(corrected.StaffId) ? $"Staff '{corrected.StaffId}' is unknown in store '{store.Id}'."
            : null;
    }

    private FigureFact? FigureOf(StaffId measured, string metric, LocalDate? day) =>
        records.Figures.FirstOrDefault(f => (f.StaffId, f.Metric, f.Day) == (measured, metric, day));
}

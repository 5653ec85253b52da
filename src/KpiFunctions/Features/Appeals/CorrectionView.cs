using KpiFunctions.Domain.Appeals;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Appeals;

/// <summary>Corrections as JSON.</summary>
internal static class CorrectionView
{
    internal static CorrectionJson Write(Correction correction) => correction switch
    {
        AnswerExcluded c => new(CorrectionKind.ExcludeAnswer, c.Evidence, c.Order.Value),
        AnswerCorrected c => new(CorrectionKind.CorrectAnswer, c.Evidence, c.Order.Value, c.Ratings),
        FigureCorrected c => new(CorrectionKind.CorrectFigure, c.Evidence, Metric: c.Metric, Day: Day(c.Day), Value: c.Value),
        OccurrencesExcused c => new(CorrectionKind.ExcuseOccurrences, c.Evidence, Metric: c.Metric, Day: Day(c.Day), Count: c.Count),
        ReturnDropped c => new(CorrectionKind.DropReturn, c.Evidence, c.Earlier.Value, LaterWorkOrderId: c.Later.Value),
        FaultCleared c => new(CorrectionKind.ClearFault, c.Evidence, ComplaintId: c.Complaint.Value),
        OrderCorrected c => new(CorrectionKind.CorrectOrder, c.Evidence, c.Order.Value)
        {
            StaffId = c.StaffId?.Value,
            OpenedAt = c.OpenedAt?.ToDateTimeOffset(),
            ArrivedAt = c.ArrivedAt?.ToDateTimeOffset(),
            PromisedAt = c.PromisedAt?.ToDateTimeOffset(),
            CompletedAt = c.CompletedAt?.ToDateTimeOffset(),
            InspectionPassed = c.InspectionPassed,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(correction), correction, "A kind of correction that nobody has a name for."),
    };

    private static string? Day(LocalDate? day) => day is { } value ? LocalDatePattern.Iso.Format(value) : null;
}

using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>A figure that another system or a person delivered for a member of staff and month, such as an exam mark or parts turnover.</summary>
/// <param name="StaffId">Whom it measures.</param>
/// <param name="Metric">What it measures, such as <c>training.exam</c>.</param>
/// <param name="Value">The figure.</param>
/// <param name="Note">Where it comes from; with excused occurrences, why they are.</param>
public sealed record FigureFact(StaffId StaffId, string Metric, decimal Value, string? Note = null)
{
    /// <summary>Figures beyond this, either side of 0, are refused: sums and products of them must stay exact.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    /// <summary>Occurrences that adjustments leave out, 0 or more. Source: 002, leave and stated reasons.</summary>
    public decimal Excused { get; init; }

    /// <summary>Day that the figure belongs to, for those who change their role in mid-month; the last of their roles when absent.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>Whether a decision about an appeal says what it is; then it counts until another decision, whatever is delivered later of other days.</summary>
    public bool IsDecided { get; init; }

    /// <summary>Who entered it: name of the key and the person behind it. No part of what the figure says.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>
    /// The figure as it counts: of fewer occurrences than were excused, all are. The two are told by different people at different times, and a
    /// figure that is corrected downwards takes nobody's excuse back; when it rises again, the excuse counts as it was given.
    /// </summary>
    public FigureFact AsCounted() => this with { Excused = Math.Min(Excused, Math.Max(Value, 0)) };

    /// <summary>Why the figure cannot be kept, or <see langword="null"/> when it can.</summary>
    public string? Problem =>
        !MetricName.IsFigure(Metric) ? $"'{Metric}' is no figure: it is no metric id, or it is computed from records."
        : Math.Abs(Value) > Largest || decimal.Round(Value, 6) != Value ? $"A figure lies within ±{Largest} and has at most six decimals."
        : Excused < 0 || Excused > Math.Max(Value, 0) ? "Excused occurrences are 0 or more, and not more than the figure."
        : null;
}

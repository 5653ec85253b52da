using KpiFunctions.Domain.Facts;
using NodaTime;

namespace KpiFunctions.Domain.Appeals;

/// <summary>Occurrences that adjustments leave out, such as a report that was late because of leave. Source: 002, leave and stated reasons.</summary>
/// <param name="Day">The day of the figure that counts them, when it has one.</param>
/// <param name="Count">How many are excused altogether, 0 or more.</param>
public sealed record OccurrencesExcused(StaffId StaffId, string Metric, LocalDate? Day, decimal Count, string Evidence) : Correction(Evidence)
{
    public override bool Overwrites(Correction earlier) => earlier is OccurrencesExcused c && (c.StaffId, c.Metric, c.Day) == (StaffId, Metric, Day);

    public override FigureFact Correct(FigureFact figure) =>
        (figure.StaffId, figure.Metric, figure.Day) == (StaffId, Metric, Day) ? figure with { Excused = Count, Note = Evidence, IsDecided = true } : figure;
}

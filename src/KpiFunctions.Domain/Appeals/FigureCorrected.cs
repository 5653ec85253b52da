using KpiFunctions.Domain.Facts;
using NodaTime;

namespace KpiFunctions.Domain.Appeals;

/// <summary>A figure was another one than delivered, or was not delivered at all.</summary>
/// <param name="Day">The day of the figure, when it has one.</param>
public sealed record FigureCorrected(StaffId StaffId, string Metric, LocalDate? Day, decimal Value, string Evidence) : Correction(Evidence)
{
    public override FigureFact? Missing => new(StaffId, Metric, Value, Evidence) { Day = Day, IsDecided = true };

    public override bool Overwrites(Correction earlier) => earlier is FigureCorrected c && (c.StaffId, c.Metric, c.Day) == (StaffId, Metric, Day);

    public override FigureFact Correct(FigureFact figure) =>
        (figure.StaffId, figure.Metric, figure.Day) == (StaffId, Metric, Day) ? figure with { Value = Value, IsDecided = true } : figure;
}

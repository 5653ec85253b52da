using KpiFunctions.Domain.Facts;
using NodaTime;

namespace KpiFunctions.Domain.Appeals;

/// <summary>A mark does not count: it was meant for another person, or given by somebody who had nothing to judge. Source: 003, the judge.</summary>
/// <param name="Topic">What is rated, as in <c>rating.conduct</c>; of a rating sheet the sheet and its item.</param>
/// <param name="Rater">Who gave the mark; on a rating sheet the column.</param>
/// <param name="Day">The day of the mark, when it has one.</param>
public sealed record MarkDropped(StaffId StaffId, string Topic, string Rater, LocalDate? Day, string Evidence) : Correction(Evidence)
{
    public override bool Overwrites(Correction earlier) => earlier is MarkCorrected c && (c.StaffId, c.Topic, c.Rater, c.Day) == (StaffId, Topic, Rater, Day);

    public override bool Drops(RatingFact rating) => (rating.StaffId, rating.Topic, rating.Rater, rating.Day) == (StaffId, Topic, Rater, Day);
}

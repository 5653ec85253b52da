using KpiFunctions.Domain.Facts;
using NodaTime;

namespace KpiFunctions.Domain.Appeals;

/// <summary>A rater meant another mark than was typed. Source: 004, re-examination of data; 003, whoever measures must be right.</summary>
/// <param name="Topic">What is rated, as in <c>rating.conduct</c>; of a rating sheet the sheet and its item.</param>
/// <param name="Rater">Who gave the mark; on a rating sheet the column.</param>
/// <param name="Day">The day of the mark, when it has one.</param>
public sealed record MarkCorrected(StaffId StaffId, string Topic, string Rater, LocalDate? Day, string Evidence) : Correction(Evidence)
{
    /// <summary>0 to 100, for a mark outside of sheets.</summary>
    public decimal? Mark { get; init; }

    /// <summary>A grade of the sheet, for a mark on one.</summary>
    public string? Grade { get; init; }

    /// <summary>Whether it is about this mark.</summary>
    public bool IsAbout(RatingFact rating) => (rating.StaffId, rating.Topic, rating.Rater, rating.Day) == (StaffId, Topic, Rater, Day);

    public override bool Overwrites(Correction earlier) => earlier is MarkCorrected c && (c.StaffId, c.Topic, c.Rater, c.Day) == (StaffId, Topic, Rater, Day);

    /// <summary>What shows that it was another one also shows what was done, which the highest and the lowest mark need.</summary>
    public override RatingFact Correct(RatingFact rating) =>
        IsAbout(rating) ? rating with { Mark = Mark ?? rating.Mark, Grade = Grade ?? rating.Grade, Example = Evidence } : rating;
}

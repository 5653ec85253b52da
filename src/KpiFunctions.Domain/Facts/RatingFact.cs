using KpiFunctions.Domain.Sheets;
using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>
/// A mark that a person gave. Several raters may mark the same topic. Source: 004, clerk, supervisor and customers rate together; 003, extreme marks.
/// </summary>
/// <param name="StaffId">Who is rated.</param>
/// <param name="Topic">What is rated, as in <c>rating.conduct</c>.</param>
/// <param name="Rater">Who rates; a member of staff by their id. On a rating sheet the column that was filled.</param>
/// <param name="Mark">0 to 100.</param>
public sealed record RatingFact(StaffId StaffId, string Topic, string Rater, decimal Mark)
{
    /// <summary>The rater's share against the other raters, above 0.</summary>
    public decimal Weight { get; init; } = 1;

    /// <summary>What the rated one did; the highest and the lowest mark are taken only with it. It can be erased later, so no score is made of it.</summary>
    public string? Example { get; init; }

    /// <summary>Day that the mark belongs to, for those who change their role in mid-month; the last of their roles when absent.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>Who entered it: name of the key and the person behind it, whatever rater is written. No part of what the mark says.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>The grade that was given on a rating sheet; <see langword="null"/> for a mark outside of sheets.</summary>
    public string? Grade { get; init; }

    /// <summary>Who filled the column of the sheet: the person behind the key.</summary>
    public StorePerson? GivenBy { get; init; }

    /// <summary>As whom they filled it: a column of that name in another version may belong to somebody else. <see langword="null"/> for a mark outside of sheets.</summary>
    public RaterKind? GivenAs { get; init; }

    /// <summary>Role of the key where it was filled by a <see cref="RaterKind.Person"/>.</summary>
    public string? GivenAsRole { get; init; }

    /// <summary>Someone who rates himself counts only beside others.</summary>
    public bool IsOfOneself => Grade is null ? Rater == StaffId.Value : GivenAs == RaterKind.Self;

    /// <summary>Whether the mark is one of the two that need an example. Source: 003, extreme marks.</summary>
    public bool IsExtreme => Mark is 0 or 100;

    /// <summary>Why the mark cannot be kept, or <see langword="null"/> when it can.</summary>
    public string? Problem =>
        !MetricName.IsRating(MetricName.RatingPrefix + Topic) ? $"'{Topic}' is no topic; it has words of a-z, 0-9, '_' and '-', joined by '.'."
        : string.IsNullOrWhiteSpace(Rater) ? "A mark needs a rater."
        : Mark is < 0 or > 100 || decimal.Round(Mark, 2) != Mark ? $"The mark is {Mark}; it must be 0 to 100 with at most two decimals."
        : Weight is <= 0 or > 1000 || decimal.Round(Weight, 4) != Weight ? $"The weight is {Weight}; it must be above 0 and at most 1000, with at most four decimals."
        : null;

    /// <summary>
    /// The mark as it counts where these sheets are in force: on a topic of a sheet only what stands in its columns, with the points and shares of the
    /// version, and only in a column that is filled by the same as when it was given; <see langword="null"/> when it does not count.
    /// </summary>
    public RatingFact? On(RatingSheets sheets) =>
        sheets.Find(Topic) is not { } sheet ? this
        : sheet.Find(Topic) is not null
            && sheet.Grades.FirstOrDefault(g => g.Id == Grade) is { } grade
            && ColumnOn(sheet) is { } column
            ? this with { Mark = grade.Points, Weight = column.Share }
        : null;

    /// <summary>The column of a version in which the mark stands: the one of its name, if that is still filled by the same; else <see langword="null"/>.</summary>
    public SheetRater? ColumnOn(RatingSheet sheet) => sheet.Raters.FirstOrDefault(r => (r.Id, (RaterKind?)r.Kind, r.Role) == (Rater, GivenAs, GivenAsRole));
}

using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>
/// A mark that a person gave. Several raters may mark the same topic. Source: 004, clerk, supervisor and customers rate together; 003, extreme marks.
/// </summary>
/// <param name="StaffId">Who is rated.</param>
/// <param name="Topic">What is rated, as in <c>rating.conduct</c>.</param>
/// <param name="Rater">Who rates; a member of staff by their id.</param>
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

    /// <summary>Someone who rates himself counts only beside others.</summary>
    public bool IsOfOneself => Rater == StaffId.Value;

    /// <summary>Whether the mark is one of the two that need an example. Source: 003, extreme marks.</summary>
    public bool IsExtreme => Mark is 0 or 100;

    /// <summary>Why the mark cannot be kept, or <see langword="null"/> when it can.</summary>
    public string? Problem =>
        !MetricName.IsRating(MetricName.RatingPrefix + Topic) ? $"'{Topic}' is no topic; it has words of a-z, 0-9, '_' and '-', joined by '.'."
        : string.IsNullOrWhiteSpace(Rater) ? "A mark needs a rater."
        : Mark is < 0 or > 100 || decimal.Round(Mark, 2) != Mark ? $"The mark is {Mark}; it must be 0 to 100 with at most two decimals."
        : Weight is <= 0 or > 1000 || decimal.Round(Weight, 4) != Weight ? $"The weight is {Weight}; it must be above 0 and at most 1000, with at most four decimals."
        : null;
}

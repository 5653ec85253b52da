using KpiFunctions.Domain.Facts;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>Marks of several raters on one topic.</summary>
internal sealed class RatingTally
{
    private readonly List<string> _names = [];
    private bool _hasOthers;

    /// <summary>Number of raters.</summary>
    internal long Raters { get; private set; }

    /// <summary>Sum of mark × weight, exact.</summary>
    internal Ratio Sum { get; private set; } = Ratio.Zero;

    /// <summary>Sum of weights.</summary>
    internal decimal Weight { get; private set; }

    /// <summary>Nobody rates himself alone. Source: 003, the person measured must not be the judge.</summary>
    internal bool Counts => _hasOthers;

    /// <summary>Whether a rater has given a mark.</summary>
    internal bool Has(string rater) => _names.Contains(rater);

    internal void Add(RatingFact rating) => Add(rating.Rater, Ratio.Of(rating.Mark), rating.Weight, rating.IsOfOneself);

    internal void Add(CustomerMark mark) => Add(mark.Rater, mark.Mark, mark.Weight, isOfOneself: false);

    private void Add(string rater, Ratio mark, decimal weight, bool isOfOneself)
    {
        Raters++;
        _names.Add(rater);
        Sum = new((Sum.Numerator * mark.Denominator) + (mark.Numerator * weight * Sum.Denominator), Sum.Denominator * mark.Denominator);
        Weight += weight;
        _hasOthers |= !isOfOneself;
    }
}

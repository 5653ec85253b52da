using KpiFunctions.Domain.Facts;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>Marks of several raters on one topic.</summary>
internal sealed class RatingTally
{
    private readonly List<string> _names = [];
    private bool _hasOthers;

    /// <summary>Number of raters.</summary>
    internal long Raters { get; private set; }

    /// <summary>Sum of mark × weight.</summary>
    internal decimal Sum { get; private set; }

    /// <summary>Sum of weights.</summary>
    internal decimal Weight { get; private set; }

    /// <summary>Nobody rates himself alone. Source: 003, the person measured must not be the judge.</summary>
    internal bool Counts => _hasOthers;

    /// <summary>Whether a rater has given a mark.</summary>
    internal bool Has(string rater) => _names.Contains(rater);

    internal void Add(RatingFact rating)
    {
        Raters++;
        _names.Add(rating.Rater);
        Sum += rating.Mark * rating.Weight;
        Weight += rating.Weight;
        _hasOthers |= !rating.IsOfOneself;
    }
}

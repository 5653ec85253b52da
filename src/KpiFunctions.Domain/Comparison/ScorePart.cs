namespace KpiFunctions.Domain.Comparison;

/// <summary>The parts of a result.</summary>
public enum ScorePart
{
    /// <summary>Points of an item.</summary>
    Line,

    /// <summary>The value of an item's metric, which may differ while the points do not.</summary>
    Value,

    /// <summary>The weight of an item after redistribution.</summary>
    Weight,

    /// <summary>Points of an adjustment.</summary>
    Adjustment,

    /// <summary>1 when granted, 0 when not.</summary>
    Award,

    /// <summary>Amount of a term of the pay.</summary>
    Payout,
}

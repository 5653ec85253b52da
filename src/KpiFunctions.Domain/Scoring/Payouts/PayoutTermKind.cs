namespace KpiFunctions.Domain.Scoring.Payouts;

/// <summary>Which part of the pay a term is. Source: 002, total wage = base + floating - penalties (or + rewards) - other.</summary>
public enum PayoutTermKind
{
    Base,
    Performance,

    /// <summary>The part of a split wage that is always paid.</summary>
    FixedPart,

    /// <summary>The part of a split wage that follows results.</summary>
    VariablePart,

    Commission,
    Extra,
    Seniority,

    /// <summary>Pay for a certificate of skill; its source is the level. Source: 002.</summary>
    Certificate,

    /// <summary>The amount of an award.</summary>
    Reward,

    /// <summary>The share of the wage that an award brings.</summary>
    WageBonus,

    /// <summary>What imbalance takes from the pay that follows results. Source: 001, performance bonus is cut.</summary>
    Imbalance,

    Deduction,

    /// <summary>What is missing to the least that is paid.</summary>
    Floor,
}

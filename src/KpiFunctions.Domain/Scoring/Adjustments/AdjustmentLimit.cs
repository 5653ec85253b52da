namespace KpiFunctions.Domain.Scoring.Adjustments;

/// <summary>What kept an adjustment from its full points.</summary>
public enum AdjustmentLimit
{
    None,

    /// <summary>The scheme's most for this deduction.</summary>
    Min,

    /// <summary>The scheme's most for this addition.</summary>
    Max,

    /// <summary>The item that it is taken from had no more points.</summary>
    Item,

    /// <summary>The deduction that it softens took no more.</summary>
    Deduction,

    /// <summary>One adjustment moves no more than <see cref="AppliedAdjustment.Most"/>, far beyond every scale.</summary>
    Largest,
}

namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>On which side of a number a value must lie.</summary>
public enum BoundKind
{
    AtLeast,
    Above,
    AtMost,
    Below,

    /// <summary>At most, said of a rank percentile: within the best tenth. Source: 002, rank of the maker.</summary>
    Top,
}

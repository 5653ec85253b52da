namespace KpiFunctions.Domain.Schemes;

/// <summary>What becomes of an item whose metric has no value, or too small a sample.</summary>
public enum MissingPolicy
{
    /// <summary>The item drops out and the other items' weights are scaled up to the full scale.</summary>
    Redistribute,

    /// <summary>The item gets its whole weight: nothing happened that could cost points.</summary>
    Full,

    /// <summary>The item gets no points: what should have been delivered was not.</summary>
    Zero,
}

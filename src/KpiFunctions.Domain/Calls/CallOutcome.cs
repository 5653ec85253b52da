namespace KpiFunctions.Domain.Calls;

/// <summary>How a telephone call ended.</summary>
public enum CallOutcome
{
    /// <summary>The customer spoke to us.</summary>
    Reached,

    /// <summary>Nobody answered; somebody has to call again.</summary>
    NotReached,

    /// <summary>The customer does not want to answer.</summary>
    Refused,
}

namespace KpiFunctions.Domain.Appeals;

/// <summary>Where an appeal stands. Filed → Rejected, or Filed → Upheld → Applied; there is no way back.</summary>
public enum AppealState
{
    /// <summary>Waits for a decision.</summary>
    Filed,

    /// <summary>Decided against; the scores stay.</summary>
    Rejected,

    /// <summary>Decided for; the month is being computed anew with the corrections.</summary>
    Upheld,

    /// <summary>The corrections are in a new version of the month, and the difference is known.</summary>
    Applied,
}

namespace KpiFunctions.Domain.Scoring;

/// <summary>Whether a result may still change.</summary>
public enum ScoreState
{
    /// <summary>Computed on request from the facts so far.</summary>
    Provisional,

    /// <summary>Written when the month closed.</summary>
    Closed,
}

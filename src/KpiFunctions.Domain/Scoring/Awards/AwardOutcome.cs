using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Scoring.Awards;

/// <summary>What became of an award: granted or not, and everything that it asked for.</summary>
public sealed record AwardOutcome
{
    public required Award Award { get; init; }

    public bool IsGranted { get; init; }

    public IReadOnlyList<ConditionOutcome> Conditions { get; init; } = [];

    /// <summary>Place among those of the store with the same scheme, when the award asks for a place.</summary>
    public ScoreRank? Place { get; init; }

    /// <summary>Set when the award looks at balance and both items have a value.</summary>
    public Balance? Balance { get; init; }
}

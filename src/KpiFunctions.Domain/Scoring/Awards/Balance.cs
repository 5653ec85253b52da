namespace KpiFunctions.Domain.Scoring.Awards;

/// <summary>How much of the points for volume and for quality was reached. Source: 001, balance of workload and quality.</summary>
/// <param name="Volume">Share of the volume item's points, 0 or more.</param>
/// <param name="Quality">Share of the points of the worst quality item, 0 or more.</param>
/// <param name="IsFlagged">Whether the two differ by more than the scheme allows.</param>
public sealed record Balance(decimal Volume, decimal Quality, bool IsFlagged)
{
    /// <summary>The item that the quality was taken from.</summary>
    public required string WorstQuality { get; init; }

    /// <summary>A balance is as good as its worse side.</summary>
    public decimal Worse => Math.Min(Volume, Quality);
}

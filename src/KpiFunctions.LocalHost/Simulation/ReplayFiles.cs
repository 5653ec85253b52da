namespace KpiFunctions.LocalHost.Simulation;

/// <summary>What a replay plays: each source as its file in the replay format; optional ones may be absent.</summary>
internal sealed record ReplayFiles
{
    public required ReplaySource Stores { get; init; }

    public required ReplaySource WorkOrders { get; init; }

    public required ReplaySource Replies { get; init; }

    public ReplaySource? Complaints { get; init; }

    public ReplaySource? Figures { get; init; }

    /// <summary>Who works in the stores, as what, and who leads whom; whoever only stands on orders needs no row.</summary>
    public ReplaySource? Staff { get; init; }

    /// <summary>A scoring scheme as JSON, saved before anything else. Presets that stores or staff name are saved by themselves.</summary>
    public ReplaySource? Scheme { get; init; }
}

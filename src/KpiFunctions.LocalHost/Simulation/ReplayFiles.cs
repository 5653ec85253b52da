namespace KpiFunctions.LocalHost.Simulation;

/// <summary>What a replay plays: each source as its file in the replay format; optional ones may be absent.</summary>
internal sealed record ReplayFiles
{
    public required ReplaySource Stores { get; init; }

    public required ReplaySource WorkOrders { get; init; }

    public required ReplaySource Replies { get; init; }

    /// <summary>Records beside the orders, by their kind.</summary>
    public IReadOnlyDictionary<ReplayKind, ReplaySource> Records { get; init; } = new Dictionary<ReplayKind, ReplaySource>();

    /// <summary>Columns of rating sheets, a row for each mark.</summary>
    public ReplaySource? Marks { get; init; }

    /// <summary>When the stores are open, each row of one store's table.</summary>
    public ReplaySource? Calendar { get; init; }

    /// <summary>Who works in the stores, as what, and who leads whom; whoever only stands on orders needs no row.</summary>
    public ReplaySource? Staff { get; init; }

    /// <summary>A scoring scheme as JSON, saved before anything else. Presets that stores or staff name are saved by themselves.</summary>
    public ReplaySource? Scheme { get; init; }

    /// <summary>Every source, always in the same order; <see langword="null"/> for one that is absent.</summary>
    public IEnumerable<ReplaySource?> All =>
        [Stores, WorkOrders, Replies, .. ReplayKind.All.Select(k => Records.GetValueOrDefault(k)), Marks, Calendar, Staff, Scheme];
}

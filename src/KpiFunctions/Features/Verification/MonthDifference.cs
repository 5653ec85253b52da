namespace KpiFunctions.Features.Verification;

/// <summary>The first thing that is not as it was when a month was closed.</summary>
/// <param name="Message">What is wrong, in a sentence.</param>
public sealed record MonthDifference(string Message)
{
    /// <summary>Number of the ledger entry that it is found in, or that it contradicts.</summary>
    public int? Entry { get; init; }

    /// <summary>The closed version that cannot be recomputed.</summary>
    public int? Version { get; init; }

    public string? StaffId { get; init; }

    /// <summary>The property, such as <c>lines[0].points</c>.</summary>
    public string? Property { get; init; }

    /// <summary>What is kept.</summary>
    public string? Recorded { get; init; }

    /// <summary>What it should be, computed anew.</summary>
    public string? Recomputed { get; init; }
}

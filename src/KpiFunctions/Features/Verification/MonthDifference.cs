namespace KpiFunctions.Features.Verification;

/// <summary>The first thing that is not as it was when a month was closed.</summary>
/// <param name="Message">What is wrong, in a sentence.</param>
public sealed record MonthDifference(string Message)
{
    /// <summary>The table that it is found in, or <c>container ledger</c> for the copies that are written once.</summary>
    public string? Table { get; init; }

    /// <summary>Row key within the table, or the name of the blob.</summary>
    public string? Row { get; init; }

    /// <summary>The column; <see langword="null"/> when the whole row is missing, was added, or it cannot be told.</summary>
    public string? Column { get; init; }

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

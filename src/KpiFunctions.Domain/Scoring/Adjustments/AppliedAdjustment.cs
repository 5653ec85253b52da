using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Scoring.Adjustments;

/// <summary>Points added or deducted for occurrences, with all that they were made from.</summary>
public sealed record AppliedAdjustment
{
    /// <summary>Points that one adjustment adds or deducts at most, so that the points of all can be added. The total is held between 0 and the scheme's maximum, far below.</summary>
    public const decimal Most = 1_000_000_000_000m;

    public required Adjustment Adjustment { get; init; }

    /// <summary>Whose facts it counts; figures and marks are always the person's own.</summary>
    public required Measures Measures { get; init; }

    /// <summary>What occurred, excused occurrences included.</summary>
    public required Metric Metric { get; init; }

    /// <summary>Occurrences left out with a reason.</summary>
    public required decimal Excused { get; init; }

    /// <summary>Why they are left out; <see langword="null"/> or empty when the words were erased. No score is made of them.</summary>
    public string? ExcuseReason { get; init; }

    /// <summary>Two decimals, negative for a deduction.</summary>
    public required decimal Points { get; init; }

    public required AdjustmentLimit Limit { get; init; }

    /// <summary>Occurrences that cost or bring points.</summary>
    public decimal Counted => Math.Max(Metric.Value - Excused, 0);
}

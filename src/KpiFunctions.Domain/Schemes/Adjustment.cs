namespace KpiFunctions.Domain.Schemes;

/// <summary>
/// Points added or deducted for each occurrence of something. Source: 002, deductions of the callback clerk and of the customer-service manager.
/// </summary>
public sealed record Adjustment
{
    public required string Id { get; init; }

    public LocalizedText? Title { get; init; }

    /// <summary>Counts the occurrences: complaints, days late, wrong phone numbers.</summary>
    public required string Metric { get; init; }

    /// <summary>Whose facts it counts; the scheme's when <see langword="null"/>.</summary>
    public Measures? Measures { get; init; }

    /// <summary>Points for each occurrence, negative for a deduction; <see langword="null"/> when the first occurrence forfeits an item whole.</summary>
    public decimal? Each { get; init; }

    /// <summary>The most that is deducted, 0 or less.</summary>
    public decimal? Min { get; init; }

    /// <summary>The most that is added, 0 or more.</summary>
    public decimal? Max { get; init; }

    /// <summary>
    /// The deduction, an adjustment before this one, that this addition gives back: all of it at the most. Source: 001, an unhappy customer made happy
    /// softens what the complaint costs.
    /// </summary>
    public string? Softens { get; init; }

    /// <summary>
    /// Item that the deduction is taken from: it can lose all its points, but no more than those.
    /// Without <see cref="Each"/> it loses them all at the first occurrence.
    /// </summary>
    public string? Forfeits { get; init; }
}

using KpiFunctions.Domain.Schemes.Rules;

namespace KpiFunctions.Domain.Schemes;

/// <summary>One line of a score: a metric, what it weighs and how it earns its points.</summary>
public sealed record SchemeItem
{
    /// <summary>Names the item within its scheme.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the item for people; the metric's id serves when absent.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>Group of the item on a sheet, such as callbacks or learning; only for reading.</summary>
    public string? Group { get; init; }

    public required string Metric { get; init; }

    /// <summary>Whose facts it counts; the scheme's when <see langword="null"/>.</summary>
    public Measures? Measures { get; init; }

    /// <summary>Points of the item at its best, above 0.</summary>
    public required decimal Weight { get; init; }

    public required ScoringRule Rule { get; init; }

    /// <summary>Below this sample the item counts as missing; 1 or more, and 1 asks for nothing but a value.</summary>
    public int MinimumSample { get; init; } = 1;

    public MissingPolicy Missing { get; init; }

    /// <summary>A bonus item comes on top of the scale and takes no part in redistribution. Source: 002, bonus group of the callback clerk's sheet.</summary>
    public bool IsBonus { get; init; }
}

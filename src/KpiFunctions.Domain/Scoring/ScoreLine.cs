using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Domain.Scoring;

/// <summary>One item of a score with all that its points were made from.</summary>
public sealed record ScoreLine
{
    public required SchemeItem Item { get; init; }

    /// <summary>Whose facts it counts; figures and marks are always the person's own.</summary>
    public required Measures Measures { get; init; }

    /// <summary>The metric, also when its sample is too small to count; <see langword="null"/> without a case.</summary>
    public required Metric? Metric { get; init; }

    /// <summary>Of rates that count, else <see langword="null"/>.</summary>
    public WilsonInterval? Interval { get; init; }

    /// <summary>The item's weight after redistribution, in points; 0 when the item dropped out.</summary>
    public required Ratio EffectiveWeight { get; init; }

    /// <summary>The share of the weight that was earned, 0 or more, exact.</summary>
    public required Ratio Share { get; init; }

    /// <summary>
    /// Two decimals, so that the points of all lines add up to the total before adjustments: at most a hundredth off <see cref="OwnPoints"/>.
    /// </summary>
    public decimal Points { get; internal set; }

    /// <summary>Weight × share of this line by itself, two decimals, halves away from zero.</summary>
    public decimal OwnPoints => ExactPoints.Of(EffectiveWeight, Share).Rounded / 100m;

    public LineNote? Note { get; init; }

    /// <summary>Raters of the item's sheet of whom a mark is missing: the mark is the mean of the others, by their shares.</summary>
    public IReadOnlyList<SheetRater> MissingRaters { get; internal set; } = [];

    /// <summary>The clock by which complaints took their time; <see langword="null"/> of a metric that does not ask how long they took.</summary>
    public ComplaintClock? Clock { get; internal set; }

    /// <summary>Whether the metric's value made the points; a missing one leaves that to the scheme's policy.</summary>
    public bool Counts => Note is not (LineNote.NoValue or LineNote.SmallSample);
}

using NodaTime;

namespace KpiFunctions.Domain.Schemes;

/// <summary>
/// How a role's month becomes points, a grade, awards and pay. Immutable: a change is a new version.
/// </summary>
public sealed record Scheme
{
    public required SchemeId Id { get; init; }

    /// <summary>1 or more; a later version replaces an earlier one from its <see cref="ValidFrom"/> on.</summary>
    public required int Version { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>The document that the scheme comes from; absent for a scheme of the house.</summary>
    public string? Source { get; init; }

    /// <summary>Role that the scheme is made for, such as <c>service-advisor</c>.</summary>
    public string? Role { get; init; }

    /// <summary>The first month that may be scored with it.</summary>
    public required YearMonth ValidFrom { get; init; }

    /// <summary>Points of a perfect month without bonus items, above 0; usually 100.</summary>
    public required decimal Scale { get; init; }

    /// <summary>Whose facts its items, adjustments, awards and pay count, where an item or adjustment does not say otherwise. Figures and marks are always the person's own.</summary>
    public Measures Measures { get; init; }

    public required IReadOnlyList<SchemeItem> Items { get; init; }

    public IReadOnlyList<Adjustment> Adjustments { get; init; } = [];

    /// <summary>
    /// The share of the scale that must have been measured for a grade and a place, above 0 to 1; <see langword="null"/> asks for nothing.
    /// </summary>
    public decimal? MinimumCoverage { get; init; }

    /// <summary>From the best grade down.</summary>
    public IReadOnlyList<GradeStep> Grades { get; init; } = [];

    public IReadOnlyList<Award> Awards { get; init; } = [];

    /// <summary>How the month is paid; <see langword="null"/> when the scheme says nothing about pay.</summary>
    public PayoutPlan? Payout { get; init; }

    /// <summary>The most that a month can bring: the scale and all bonus items.</summary>
    public decimal MaximumTotal => Scale + Items.Where(i => i.IsBonus).Sum(i => i.Weight);

    /// <summary>Every metric that the scheme looks at.</summary>
    public IEnumerable<string> Metrics =>
        [.. Items.Select(i => i.Metric), .. Adjustments.Select(a => a.Metric), .. Awards.SelectMany(a => a.All).Select(c => c.Metric), .. Payout?.Metrics ?? []];

    public Measures MeasuresOf(SchemeItem item) => item.Measures ?? Measures;

    public Measures MeasuresOf(Adjustment adjustment) => adjustment.Measures ?? Measures;

    /// <summary>The grade of a total, or <see langword="null"/> when no step is low enough.</summary>
    public string? GradeOf(decimal total) => Grades.FirstOrDefault(g => total >= g.AtLeast)?.Grade;
}

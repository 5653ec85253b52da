using KpiFunctions.Domain.Schemes;
using NodaTime;

namespace KpiFunctions.Domain.Sheets;

/// <summary>
/// One version of a rating sheet: several items, each rated in grades by several raters with shares. It never changes: the next one is valid from a month
/// on. A sound one passes <see cref="SheetValidator"/>. Source: 002, three raters of one sheet; 003, grades with an example for the extremes; 004.
/// </summary>
public sealed record RatingSheet
{
    public required SheetId Id { get; init; }

    /// <summary>Number of the version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The first month in which it counts, until a higher version does.</summary>
    public required YearMonth ValidFrom { get; init; }

    /// <summary>In zh-CN and en.</summary>
    public required LocalizedText Title { get; init; }

    public required IReadOnlyList<SheetItem> Items { get; init; }

    /// <summary>The best one first; the first and the last are given only with an example.</summary>
    public required IReadOnlyList<SheetGrade> Grades { get; init; }

    public required IReadOnlyList<SheetRater> Raters { get; init; }

    /// <summary>The column that drawn customers fill; <see langword="null"/> when there is none.</summary>
    public SheetRater? Customers => Raters.FirstOrDefault(r => r.Kind == RaterKind.Customers);

    /// <summary>Topic of an item's marks, as in <c>rating.conduct.attitude</c>.</summary>
    public string TopicOf(SheetItem item) => $"{Id}.{item.Id}";

    /// <summary>The item that a topic is of.</summary>
    public SheetItem? Find(string topic) => Items.FirstOrDefault(i => TopicOf(i) == topic);

    /// <summary>Whether a grade is one of the two that need an example. Source: 003, extreme marks.</summary>
    public bool IsExtreme(SheetGrade grade) => grade == Grades[0] || grade == Grades[^1];
}

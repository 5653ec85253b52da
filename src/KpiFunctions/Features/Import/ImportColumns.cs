namespace KpiFunctions.Features.Import;

/// <summary>The columns an import may have. A column nobody knows is refused, because a misspelt one would silently be lost.</summary>
/// <param name="kind">What the rows are, such as <c>work_orders</c>; figures of imports are kept by it.</param>
public sealed class ImportColumns(string kind, IReadOnlyList<string> required, IReadOnlyList<string> optional)
{
    private readonly Dictionary<string, string> _known =
        required.Concat(optional).ToDictionary(c => c, c => c, StringComparer.OrdinalIgnoreCase);

    public string Kind { get; } = kind;

    public IReadOnlyList<string> Required { get; } = required;

    /// <summary>Every column.</summary>
    public IReadOnlySet<string> All { get; } = required.Concat(optional).ToHashSet(StringComparer.Ordinal);

    /// <summary>The column's own spelling; <see langword="null"/> when there is no such column.</summary>
    public string? Find(string name) => _known.GetValueOrDefault(name.Trim());

    /// <summary>What is wrong with a header row; <see langword="null"/> when nothing is.</summary>
    public string? ProblemOf(IReadOnlyList<string> header)
    {
        var unknown = header.Where(h => Find(h) is null).ToList();
        if (unknown.Count > 0)
        {
            return $"Unknown column {string.Join(", ", unknown.Select(c => $"'{c}'"))}. Known columns: {string.Join(", ", _known.Values)}.";
        }

        var twice = header.GroupBy(h => Find(h), StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            return $"Column '{twice.Key}' stands twice in the header; keep one.";
        }

        var missing = Required.Where(r => !header.Any(h => Find(h) == r)).ToList();
        return missing.Count > 0 ? $"Column {string.Join(", ", missing.Select(c => $"'{c}'"))} is missing; the header must name it." : null;
    }
}

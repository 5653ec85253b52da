using System.Text.RegularExpressions;
using KpiFunctions.Worker.Tests.Hosting;

namespace KpiFunctions.Worker.Tests.Metadata;

/// <summary>The README's table of functions. A row may tell of several functions; their triggers stand in the same order.</summary>
internal static partial class FunctionTable
{
    private const string PoisonSuffix = "-poison";

    /// <exception cref="FormatException">A row tells of more functions than triggers, or of a trigger that there is not.</exception>
    public static IReadOnlyList<DocumentedFunction> Read() =>
        [.. File.ReadLines(Path.Combine(AppFolder.Repository, "README.md"))
            .SkipWhile(line => !line.StartsWith("| function |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .SelectMany(ReadRow)];

    /// <summary>The functions of one row.</summary>
    public static IEnumerable<DocumentedFunction> ReadRow(string row)
    {
        var cells = row.Trim().Trim('|').Split('|');
        var names = Code(cells[0]).ToList();
        var kind = cells[1].Trim();
        var triggers = TriggersOf(kind, Code(cells[2]).ToList()).ToList();
        return triggers.Count >= names.Count
            ? names.Zip(triggers, (name, trigger) => new DocumentedFunction(name, kind.ToLowerInvariant() + "Trigger", trigger))
            : throw new FormatException($"The row tells of {names.Count} functions and {triggers.Count} triggers: {row}");
    }

    private static IEnumerable<string> TriggersOf(string kind, List<string> code) => kind switch
    {
        "timer" => code.Select(setting => $"%{setting}%"),
        "queue" when code.Remove(PoisonSuffix) => code.Select(setting => $"%{setting}%{PoisonSuffix}"),
        "queue" => code.Select(setting => $"%{setting}%"),
        "HTTP" => code.Where(span => Route().IsMatch(span)).Select(span => span.Split('?')[0]),
        _ => throw new FormatException($"There is no trigger '{kind}'."),
    };

    private static IEnumerable<string> Code(string cell) => Span().Matches(cell).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Span();

    [GeneratedRegex("^[A-Z]+(,[A-Z]+)* /")]
    private static partial Regex Route();
}

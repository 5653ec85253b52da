using System.Text;
using KpiFunctions.Features.Import;

namespace KpiFunctions.Tests.Features.Import;

/// <summary>Bodies of an import with the columns id, name and note, and what is read of them.</summary>
internal static class Rows
{
    internal static ImportColumns Columns { get; } = new("things", ["id"], ["name", "note"]);

    internal static Task<IReadOnlyList<string>> ReadAsync(ImportFormat format, string body) => ReadAsync(format, Encoding.UTF8.GetBytes(body));

    /// <summary>Each row as <c>line: column=value …</c>, or its line and what is wrong with it.</summary>
    internal static async Task<IReadOnlyList<string>> ReadAsync(ImportFormat format, byte[] body)
    {
        var rows = new List<string>();
        await foreach (var row in ImportParser.ReadAsync(new MemoryStream(body), format, Columns, CancellationToken.None))
        {
            rows.Add($"{row.Line}: {row.Problem ?? string.Join(' ', row.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"))}");
        }

        return rows;
    }

    /// <summary>Reads until the body cannot be read any further.</summary>
    /// <returns>The lines of the rows before that, and why it ended.</returns>
    internal static async Task<(IReadOnlyList<int> Lines, ImportFormatException End)> ReadToFaultAsync(ImportFormat format, byte[] body)
    {
        var lines = new List<int>();
        var end = await Assert.ThrowsAsync<ImportFormatException>(async () =>
        {
            await foreach (var row in ImportParser.ReadAsync(new MemoryStream(body), format, Columns, CancellationToken.None))
            {
                lines.Add(row.Line);
            }
        });
        return (lines, end);
    }
}

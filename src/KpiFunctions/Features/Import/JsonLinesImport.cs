using System.Runtime.CompilerServices;
using System.Text.Json;

namespace KpiFunctions.Features.Import;

/// <summary>One JSON object a line; a broken line costs that line only.</summary>
internal static class JsonLinesImport
{
    internal static async IAsyncEnumerable<ImportRow> ReadAsync(
        ImportBody body, ImportColumns columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var text = new StreamReader(body);
        for (var line = 1; await text.ReadLineAsync(cancellationToken) is { } json; line++)
        {
            if (!string.IsNullOrWhiteSpace(json))
            {
                yield return Row(line, json, columns);
            }
        }

        body.ThrowIfBroken();
    }

    private static ImportRow Row(int line, string json, ImportColumns columns)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return JsonRecord.Read(line, document.RootElement, columns);
        }
        catch (JsonException e)
        {
            return JsonRecord.Refuse(line, $"This line is no JSON object: {e.Message}");
        }
    }
}

using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace KpiFunctions.Features.Import;

/// <summary>One JSON object a line; a broken line costs that line only.</summary>
internal static class JsonLinesImport
{
    internal static async IAsyncEnumerable<ImportRow> ReadAsync(
        TextReader text, ImportColumns columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var line = 1; ; line++)
        {
            string? json;
            try
            {
                json = await text.ReadLineAsync(cancellationToken);
            }
            catch (DecoderFallbackException)
            {
                throw ImportParser.WrongEncoding(line);
            }

            if (json is null)
            {
                yield break;
            }

            if (!string.IsNullOrWhiteSpace(json))
            {
                yield return Row(line, json, columns);
            }
        }
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

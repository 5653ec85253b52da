using System.Runtime.CompilerServices;
using System.Text.Json;

namespace KpiFunctions.Features.Import;

/// <summary>A JSON array of objects, read element by element.</summary>
internal static class JsonArrayImport
{
    internal static async IAsyncEnumerable<ImportRow> ReadAsync(
        ImportBody body, ImportColumns columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var elements = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(body, cancellationToken: cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        for (var position = 1; ; position++)
        {
            try
            {
                if (!await elements.MoveNextAsync())
                {
                    break;
                }
            }
            catch (JsonException e)
            {
                if (body.Fault is ImportFormatException broken)
                {
                    throw new ImportFormatException(position, broken.Message);
                }

                body.ThrowIfBroken();
                throw new ImportFormatException(
                    position, $"The body stops being a JSON array at record {position} (line {e.LineNumber + 1}): {e.Message}");
            }

            yield return JsonRecord.Read(position, elements.Current, columns);
        }

        body.ThrowIfBroken();
    }
}

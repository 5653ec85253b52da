using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Foundation.Http;

/// <summary>Reads JSON bodies.</summary>
public static class Body
{
    /// <summary>Master data is small; what is larger than this many bytes is a mistake, and less than what a row takes (1 MiB of UTF-16).</summary>
    private const int MostBytes = 256 * 1024;

    /// <exception cref="ProblemException">The body is no such JSON.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var json = await ReadJsonAsync(request, cancellationToken);
            BodyText.RefuseGaps(json.Span);
            return JsonSerializer.Deserialize<T>(json.Span, ApiJson.Options)
                ?? throw new ProblemException(Problems.Invalid("The body is empty. Send a JSON object."));
        }
        catch (JsonException e)
        {
            throw new ProblemException(Problems.Invalid($"The body cannot be read: {e.Message}"));
        }
    }

    /// <summary>JSON, sound or not, whose texts can all be kept.</summary>
    /// <exception cref="ProblemException">The body is too large, or a text of it cannot be kept.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var json = await ReadBytesAsync(request, cancellationToken);
        BodyText.Check(json.Span);
        return json;
    }

    /// <summary>Bytes, for those who look at their texts themselves.</summary>
    /// <exception cref="ProblemException">The body is too large.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        try
        {
            await new LimitedStream(request.Body, MostBytes).CopyToAsync(buffer, cancellationToken);
        }
        catch (BodyTooLargeException e)
        {
            throw new ProblemException(Problems.TooLarge(e.Message));
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}

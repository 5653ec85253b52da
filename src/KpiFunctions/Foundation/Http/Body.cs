using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Foundation.Http;

/// <summary>Reads JSON bodies.</summary>
public static class Body
{
    /// <summary>Master data is small; what is larger than this many bytes is a mistake.</summary>
    private const int MostBytes = 1024 * 1024;

    /// <exception cref="ProblemException">The body is no such JSON.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>((await ReadBytesAsync(request, cancellationToken)).Span, ApiJson.Options)
                ?? throw new ProblemException(Problems.Invalid("The body is empty. Send a JSON object."));
        }
        catch (JsonException e)
        {
            throw new ProblemException(Problems.Invalid($"The body cannot be read: {e.Message}"));
        }
    }

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

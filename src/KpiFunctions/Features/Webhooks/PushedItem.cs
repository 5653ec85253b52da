using System.Text.Json;
using KpiFunctions.Foundation.Sms;

namespace KpiFunctions.Features.Webhooks;

/// <summary>One text or report of a push, and the parameters of the address that it came to.</summary>
internal sealed record PushedItem(JsonElement Json, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>What stands at a path; <see langword="null"/> when nothing does.</summary>
    /// <exception cref="JsonException">It holds half of a character.</exception>
    internal string? Text(string? path)
    {
        try
        {
            return path is null ? null : path.StartsWith('?') ? Parameters.GetValueOrDefault(path[1..]) : ProviderPath.Text(Json, path);
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException($"'{path}' holds half of a character.", e);
        }
    }

    /// <summary>The text at a path that must be there.</summary>
    /// <exception cref="FormatException">Nothing is.</exception>
    internal string Required(string? path, string what) => Text(path) ?? throw new FormatException($"It has no {what} at '{path}'.");
}

using System.Text.Json;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>What <c>extensions.queues</c> of the app's host.json says; anything it leaves out has the Functions host's default.</summary>
/// <param name="BatchSize">Messages taken at once, 1 to 32.</param>
/// <param name="MaxDequeueCount">How often a message is tried before it goes to the poison queue, 1 or more.</param>
/// <param name="VisibilityTimeout">Wait before a failed message is tried again.</param>
/// <param name="Base64">Whether message bodies are base64 on the wire (messageEncoding), or plain text.</param>
internal sealed record HostJson(int BatchSize, int MaxDequeueCount, TimeSpan VisibilityTimeout, bool Base64)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static HostJson Default { get; } = new(BatchSize: 16, MaxDequeueCount: 5, VisibilityTimeout: TimeSpan.Zero, Base64: true);

    /// <exception cref="EnvironmentException">The file is missing, no JSON, or has a value out of range.</exception>
    public static HostJson Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return document.RootElement.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("queues", out var queues)
                ? Of(queues, path)
                : Default;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            throw new EnvironmentException($"Cannot read {path}: {problem.Message}", problem);
        }
    }

    private static HostJson Of(JsonElement queues, string path)
    {
        var read = new HostJson(
            queues.TryGetProperty("batchSize", out var batch) ? batch.GetInt32() : Default.BatchSize,
            queues.TryGetProperty("maxDequeueCount", out var count) ? count.GetInt32() : Default.MaxDequeueCount,
            queues.TryGetProperty("visibilityTimeout", out var timeout) ? TimeSpan.Parse(timeout.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : Default.VisibilityTimeout,
            !queues.TryGetProperty("messageEncoding", out var encoding) || encoding.GetString() switch
            {
                var e when string.Equals(e, "base64", StringComparison.OrdinalIgnoreCase) => true,
                var e when string.Equals(e, "none", StringComparison.OrdinalIgnoreCase) => false,
                var e => throw new EnvironmentException($"{path}: extensions.queues.messageEncoding is '{e}'; it is 'base64' or 'none'."),
            });
        return read is { BatchSize: >= 1 and <= 32, MaxDequeueCount: >= 1 } && read.VisibilityTimeout >= TimeSpan.Zero
            ? read
            : throw new EnvironmentException($"{path}: extensions.queues needs a batchSize of 1 to 32, a maxDequeueCount of 1 or more and a visibilityTimeout of 0 or more.");
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Storage.Queues.Storage;

/// <summary>Signs each attempt with the account key, as "Authorize with Shared Key" of the Storage REST documentation says.</summary>
internal sealed class StorageSharedKeyPolicy(StorageSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue("x-ms-date", TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture));
        var signature = Convert.ToBase64String(HMACSHA256.HashData(credential.AccountKey, Encoding.UTF8.GetBytes(StringToSign(request))));
        request.Headers.SetValue(HttpHeader.Names.Authorization, $"SharedKey {credential.AccountName}:{signature}");
    }

    private string StringToSign(Request request)
    {
        var length = request.Content is { } content && content.TryComputeLength(out var bytes) && bytes > 0
            ? bytes.ToString(CultureInfo.InvariantCulture)
            : "";

        // Date is empty because x-ms-date stands in for it.
        string[] lines =
        [
            request.Method.Method, Header("Content-Encoding"), Header("Content-Language"), length, Header("Content-MD5"), Header("Content-Type"),
            "", Header("If-Modified-Since"), Header("If-Match"), Header("If-None-Match"), Header("If-Unmodified-Since"), Header("Range"),
            .. CanonicalHeaders(request.Headers), $"/{credential.AccountName}{request.Uri.ToUri().AbsolutePath}", .. CanonicalQuery(request.Uri.Query),
        ];
        return string.Join('\n', lines);

        string Header(string name) => request.Headers.TryGetValue(name, out var value) ? value : "";
    }

    private static IEnumerable<string> CanonicalHeaders(RequestHeaders headers) => headers
        .Where(header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
        .Select(header => (Name: header.Name.ToLowerInvariant(), header.Value))
        .OrderBy(header => header.Name, StringComparer.Ordinal)
        .Select(header => $"{header.Name}:{header.Value.Trim()}");

    private static IEnumerable<string> CanonicalQuery(string query) => query
        .TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .OrderBy(pair => pair[0], StringComparer.Ordinal)
        .Select(pair => $"{pair[0].ToLowerInvariant()}:{Uri.UnescapeDataString(pair[1])}");
}

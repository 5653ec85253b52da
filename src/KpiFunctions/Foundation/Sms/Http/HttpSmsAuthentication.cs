using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Foundation.Sms.Http;

/// <summary>Proves to the provider who sends a request; values of <see cref="HttpSmsOptions.Authentication"/>.</summary>
internal static class HttpSmsAuthentication
{
    internal const string None = "none";
    internal const string Basic = "basic";
    internal const string Hmac = "hmac-sha256";
    internal const string Acs3 = "acs3-hmac-sha256";

    internal static readonly string[] All = [None, Basic, Hmac, Acs3];

    internal static void Sign(HttpSmsOptions options, HttpRequestMessage request, byte[] body, DateTimeOffset now)
    {
        switch (options.Authentication)
        {
            case Basic:
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Secret}")));
                break;
            case Hmac:
                request.Headers.TryAddWithoutValidation(options.SignatureHeader, HmacOf(options.Secret!, body));
                break;
            case Acs3:
                SignAcs3(request, body, options.User!, options.Secret!, now, Guid.NewGuid().ToString("N"));
                break;
            default:
                break;
        }
    }

    /// <remarks>Source: help.aliyun.com, "V3版本请求体&amp;签名机制" (document 2593177).</remarks>
    internal static void SignAcs3(HttpRequestMessage request, byte[] body, string keyId, string secret, DateTimeOffset now, string nonce)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        request.Headers.TryAddWithoutValidation("x-acs-date", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("x-acs-signature-nonce", nonce);
        request.Headers.TryAddWithoutValidation("x-acs-content-sha256", hash);
        var signed = request.Headers
            .Where(h => h.Key.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase))
            .Select(h => (Name: h.Key.ToLowerInvariant(), Value: string.Join(',', h.Value).Trim()))
            .Append((Name: "host", Value: request.RequestUri!.Authority));
        if (request.Content?.Headers.ContentType is { } type)
        {
            signed = signed.Append((Name: "content-type", Value: type.ToString()));
        }

        var headers = signed.OrderBy(h => h.Name, StringComparer.Ordinal).ToList();
        var names = string.Join(';', headers.Select(h => h.Name));
        var lines = string.Concat(headers.Select(h => $"{h.Name}:{h.Value}\n"));
        var canonical = $"{request.Method}\n{request.RequestUri.AbsolutePath}\n{QueryOf(request.RequestUri)}\n{lines}\n{names}\n{hash}";
        var toSign = $"ACS3-HMAC-SHA256\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"ACS3-HMAC-SHA256 Credential={keyId},SignedHeaders={names},Signature={HmacOf(secret, Encoding.UTF8.GetBytes(toSign))}");
    }

    /// <summary>The query with its parameters in order; they are escaped already, as an address has them.</summary>
    private static string QueryOf(Uri address) => string.Join('&', address.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal));

    private static string HmacOf(string secret, byte[] bytes) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes));
}

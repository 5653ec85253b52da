using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KpiFunctions.Foundation.Sms;

namespace KpiFunctions.Features.Webhooks;

/// <summary>Whether a push comes from whom it should; the kinds of <see cref="PushOptions.Proof"/>.</summary>
internal static class PushProof
{
    internal const string None = "none";
    internal const string Twilio = "twilio";

    private const string Query = "query";
    private const string Header = "header";
    private const string Hmac = "hmac-sha256";
    private const string Yunpian = "yunpian";

    /// <summary>What is wrong with the setting; <see langword="null"/> when it is one of the kinds.</summary>
    internal static string? ProblemOf(string proof) => Split(proof) switch
    {
        (None or Twilio or Yunpian, "") => null,
        (Query or Header or Hmac, { Length: > 0 }) => null,
        _ => $"Proof is '{proof}'; set it to query:NAME, header:NAME, hmac-sha256:HEADER, twilio or yunpian.",
    };

    /// <summary>The parameter of the address that is the secret; <see langword="null"/> when it is elsewhere.</summary>
    internal static string? SecretParameter(PushOptions push) => Split(push.Proof) is (Query, var name) ? name : null;

    /// <param name="items">The items of the body, as far as there are any.</param>
    internal static bool Holds(PushOptions push, PushedRequest request, IReadOnlyList<JsonElement> items)
    {
        var (kind, name) = Split(push.Proof);
        var secret = push.Secret ?? string.Empty;
        return kind switch
        {
            None => true,
            Query => request.Query[name] is [var sent] && AreEqual(sent, secret),
            Header => request.Headers[name] is [var sent] && AreEqual(sent, secret),
            Hmac => request.Headers[name] is [{ } sent] && IsHmac(sent, HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), request.Body.Span)),
            Twilio => request.Headers["X-Twilio-Signature"] is [var sent] && AreEqual(sent, TwilioSignature(request.Address, Encoding.UTF8.GetString(request.Body.Span), secret)),
            Yunpian => items.Count > 0 && items.All(i => AreEqual(ProviderPath.Text(i, "_sign"), YunpianSignature(i, secret))),
            _ => false,
        };
    }

    /// <summary>Base64 of the HMAC-SHA1 over the address and the fields of the form, in the order of their names.</summary>
    /// <remarks>Source: www.twilio.com/docs/usage/webhooks/webhooks-security; the scheme has SHA-1.</remarks>
#pragma warning disable CA5350 // The provider signs so.
    internal static string TwilioSignature(string address, string form, string secret) => Convert.ToBase64String(HMACSHA1.HashData(
        Encoding.UTF8.GetBytes(secret),
        Encoding.UTF8.GetBytes(address + string.Concat(PushBody.Fields(form).OrderBy(f => f.Key, StringComparer.Ordinal).ThenBy(f => f.Value, StringComparer.Ordinal).Select(f => f.Key + f.Value)))));
#pragma warning restore CA5350

    /// <summary>Lower-case hex of the MD5 over the values in the order of their names, and the key, joined by commas.</summary>
    /// <remarks>Source: www.yunpian.com/official/document/sms/zh_cn/domestic_push_reply; the scheme has MD5.</remarks>
#pragma warning disable CA5351 // The provider signs so.
    internal static string YunpianSignature(JsonElement item, string key) => item.ValueKind != JsonValueKind.Object ? string.Empty : Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(string.Join(
        ',', item.EnumerateObject().Where(p => p.Name != "_sign").OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => ProviderPath.Text(p.Value, string.Empty) ?? string.Empty).Append(key)))));
#pragma warning restore CA5351

    private static bool IsHmac(string sent, byte[] expected)
    {
        var bare = sent.StartsWith("sha256=", StringComparison.OrdinalIgnoreCase) ? sent[7..] : sent;
        return AreEqual(bare.Length == 2 * expected.Length ? bare.ToLowerInvariant() : bare, bare.Length == 2 * expected.Length ? Convert.ToHexStringLower(expected) : Convert.ToBase64String(expected));
    }

    /// <summary>Takes the same time wherever the two differ, and however long they are.</summary>
    private static bool AreEqual(string? sent, string expected) => expected.Length > 0 && CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(sent ?? string.Empty)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));

    private static (string Kind, string Name) Split(string proof)
    {
        var end = proof.IndexOf(':', StringComparison.Ordinal);
        return end < 0 ? (proof, string.Empty) : (proof[..end], proof[(end + 1)..]);
    }
}

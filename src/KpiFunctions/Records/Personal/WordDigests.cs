using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Records.Personal;

/// <summary>
/// Stands for what somebody of the staff wrote, wherever it is kept for good: an HMAC-SHA256 with the product's secret, so that nobody who has not got
/// the secret can try which words it stands for once they are erased.
/// </summary>
public sealed class WordDigests(IOptions<PrivacyOptions> options)
{
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(options.Value.PhoneKeySecret);

    /// <summary>64 hex digits. The beginning keeps words from ever having the digest that a telephone number has.</summary>
    public string Of(string words) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"words\n{words}")));
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace KpiFunctions.Foundation.Storage;

/// <summary>Values as parts of keys.</summary>
internal static class KeyText
{
    /// <summary>A key for text that others chose: 128 bits of its SHA-256, in hex.</summary>
    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    /// <summary>Sorts as text in the order of time, to the millisecond.</summary>
    internal static string Sortable(Instant instant) => instant.ToDateTimeOffset().ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
}

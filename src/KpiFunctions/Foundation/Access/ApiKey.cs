using System.Buffers.Text;
using System.Security.Cryptography;

namespace KpiFunctions.Foundation.Access;

/// <summary>A key that is yet to be kept. Its text is the only copy that there will ever be.</summary>
/// <param name="Id">Its public part.</param>
/// <param name="Secret">256 random bits.</param>
public sealed record ApiKey(string Id, string Secret)
{
    /// <summary>A key of random bits.</summary>
    public static ApiKey New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>What its owner sends.</summary>
    public string Text => $"kpi_{Id}_{Secret}";

    /// <summary>The part that may be shown.</summary>
    public override string ToString() => $"kpi_{Id}_…";
}

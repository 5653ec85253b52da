namespace KpiFunctions.Foundation.Access;

/// <summary>How the first administrator gets in.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>
    /// SHA-256, in hex, of a key of 32 characters or more that you chose; whoever sends that key is an administrator. Default: none.
    /// Make it with: <c>printf %s "$KEY" | sha256sum</c>. Remove it once there are other administrators.
    /// </summary>
    public string? AdminKeySha256 { get; set; }
}

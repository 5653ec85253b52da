namespace KpiFunctions.Records;

/// <summary>A version of a document as it is kept.</summary>
/// <param name="Document">What it says.</param>
/// <param name="Digest">SHA-256, in hex, of its stored JSON.</param>
public sealed record StoredVersion<T>(T Document, string Digest);

namespace KpiFunctions.Foundation.Access;

/// <summary>What may be told of a key.</summary>
public sealed record ApiKeyInfo(
    string Id, string Name, Role Role, IReadOnlyList<string> Stores, string? Staff, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

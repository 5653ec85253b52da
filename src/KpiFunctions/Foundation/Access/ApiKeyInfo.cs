namespace KpiFunctions.Foundation.Access;

/// <summary>What may be told of a key.</summary>
public sealed record ApiKeyInfo(
    string Id,
    string Name,
    Role Role,
    IReadOnlyList<string> Stores,
    IReadOnlyList<ApiKeyPerson> People,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt);

/// <summary>The person behind a key, as one store knows them.</summary>
public sealed record ApiKeyPerson(string StoreId, string StaffId);

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Foundation.Storage;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Foundation.Access;

/// <summary>
/// API keys: <c>kpi_{id}_{secret}</c>. Only the SHA-256 of the secret is stored; a secret of 256 random bits needs no slow hash.
/// What was read is remembered for a minute, so a revoked key, or that of somebody who has left, works that long at most.
/// </summary>
public sealed class ApiKeyStore(Tables tables, IPeople people, TimeProvider time, IOptions<AccessOptions> options)
{
    private const string Row = "key";
    private const string Everywhere = "*";
    private const int ShortestAdminKey = 32;

    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LastUseEvery = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, (KnownKey Key, long ReadAt)> _known = new(StringComparer.Ordinal);

    /// <summary>Makes a key. The returned text is the only copy there will ever be.</summary>
    public async Task<string> CreateAsync(Caller caller, CancellationToken cancellationToken)
    {
        var key = ApiKey.New();
        await AddAsync(key, caller, cancellationToken);
        return key.Text;
    }

    /// <summary>Keeps a key, without its secret.</summary>
    /// <param name="caller">What whoever sends it may do.</param>
    public async Task AddAsync(ApiKey key, Caller caller, CancellationToken cancellationToken)
    {
        var row = new TableEntity(key.Id, Row)
        {
            ["Name"] = caller.Name,
            ["Role"] = caller.Role.ToString(),
            ["Stores"] = caller.IsEverywhere ? Everywhere : string.Join(',', caller.Stores),
            ["SecretSha256"] = Hash(key.Secret),
            ["CreatedAt"] = time.GetUtcNow(),
        };
        row.SetText("People", caller.People.Count == 0 ? null : string.Join(' ', caller.People));
        if (caller.ExpiresAt is { } expiresAt)
        {
            row["ExpiresAt"] = expiresAt;
        }

        await tables.ApiKeys.AddEntityAsync(row, cancellationToken);
    }

    /// <summary>Ends a key.</summary>
    /// <returns><see langword="false"/> when there is no such key.</returns>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellationToken)
    {
        var revoked = await tables.ApiKeys.ChangeAsync(id, Row, key => With(key, "RevokedAt", time.GetUtcNow()), cancellationToken);
        _known.TryRemove(id, out _);
        return revoked is not null;
    }

    /// <summary>Whose key this is; <see langword="null"/> when it is nobody's, revoked or expired, or the person behind it has left.</summary>
    public async Task<Caller?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (IsFirstAdministrator(key))
        {
            return new Caller("first administrator", Role.Admin, [], People: null);
        }

        if (Parse(key) is not { } sent)
        {
            return null;
        }

        var known = await ReadAsync(sent.Id, cancellationToken);
        var row = known?.Row;
        var expected = Encoding.ASCII.GetBytes(row?.GetString("SecretSha256") ?? new string('0', 64));
        var matches = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(sent.Secret)), expected);
        if (!matches || row is null || row.ContainsKey("RevokedAt") || row.GetDateTimeOffset("ExpiresAt") <= time.GetUtcNow() || known!.HasLeft)
        {
            return null;
        }

        await KeepLastUseAsync(row, cancellationToken);
        return new Caller(
            row.GetRequired("Name"),
            row.GetEnum<Role>("Role"),
            [.. StoresOf(row).Where(s => s != Everywhere).Select(StoreId.Parse)],
            known.Present)
        {
            IsEverywhere = StoresOf(row).Contains(Everywhere),
            ExpiresAt = row.GetDateTimeOffset("ExpiresAt"),
            KeyId = sent.Id,
        };
    }

    /// <summary>All keys, without anything that would help to guess one.</summary>
    public async Task<IReadOnlyList<ApiKeyInfo>> ListAsync(CancellationToken cancellationToken)
    {
        var keys = new List<ApiKeyInfo>();
        await foreach (var row in tables.ApiKeys.ListFilteredAsync(filter: null, cancellationToken))
        {
            keys.Add(Info(row));
        }

        return keys;
    }

    /// <summary>One key, as <see cref="ListAsync"/> shows it.</summary>
    public async Task<ApiKeyInfo?> FindInfoAsync(string id, CancellationToken cancellationToken) =>
        await tables.ApiKeys.FindAsync(id, Row, cancellationToken) is { } row ? Info(row) : null;

    internal static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>The public part of what was sent as a key; <see langword="null"/> when it is none.</summary>
    internal static string? IdOf(string key) => Parse(key)?.Id;

    private static ApiKey? Parse(string key) =>
        key.Split('_', 3) is ["kpi", { Length: 16 } id, { Length: > 0 } secret] && id.All(char.IsAsciiHexDigitLower) ? new ApiKey(id, secret) : null;

    private static ApiKeyInfo Info(TableEntity row) => new(
        row.PartitionKey,
        row.GetRequired("Name"),
        row.GetEnum<Role>("Role"),
        StoresOf(row),
        [.. PeopleOf(row).Select(p => new ApiKeyPerson(p.StoreId.Value, p.StaffId.Value))],
        row.GetDateTimeOffset("CreatedAt")!.Value,
        row.GetDateTimeOffset("ExpiresAt"),
        row.GetDateTimeOffset("LastUsedAt"),
        row.GetDateTimeOffset("RevokedAt"));

    private static string[] StoresOf(TableEntity row) => row.GetRequired("Stores").Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<StorePerson> PeopleOf(TableEntity row) =>
        [.. (row.GetString("People") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(StorePerson.Parse)];

    private bool IsFirstAdministrator(string key) =>
        options.Value.AdminKeySha256 is { Length: 64 } expected
        && key.Length >= ShortestAdminKey
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(key)), Encoding.ASCII.GetBytes(expected.ToLowerInvariant()));

    private async Task<KnownKey?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known) && time.GetElapsedTime(known.ReadAt) < RememberedFor)
        {
            return known.Key;
        }

        var found = await tables.ApiKeys.FindAsync(id, Row, cancellationToken);
        if (found is null)
        {
            return null;
        }

        var key = new KnownKey(found, await people.ThereAreAsync(PeopleOf(found), cancellationToken));
        _known[id] = (key, time.GetTimestamp());
        return key;
    }

    private async Task KeepLastUseAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (row.GetDateTimeOffset("LastUsedAt") is { } last && now - last < LastUseEvery)
        {
            return;
        }

        row["LastUsedAt"] = now;
        await tables.ApiKeys.ChangeAsync(row.PartitionKey, Row, key => With(key, "LastUsedAt", now), cancellationToken);
    }

    /// <summary>The key's row with a time set; nothing when there is no such key.</summary>
    private static TableEntity? With(TableEntity? key, string column, DateTimeOffset at)
    {
        key?[column] = at;
        return key;
    }

    /// <param name="Present">Those of the people behind the key who have not left.</param>
    private sealed record KnownKey(TableEntity Row, IReadOnlyList<StorePerson> Present)
    {
        internal bool HasLeft => Present.Count == 0 && PeopleOf(Row).Count > 0;
    }
}

using KpiFunctions.Domain;
using KpiFunctions.Foundation.Access;

namespace KpiFunctions.LocalHost.App;

/// <summary>An API key that may do everything, for the person at this machine; the same one as long as the data stays.</summary>
internal static class DevelopmentKey
{
    private const string FileName = "development-key";

    /// <summary>Who stands behind such keys: somebody of no store that is measured, so that the key judges too.</summary>
    private static readonly StorePerson Developer = new(StoreId.Parse("local"), StaffId.Parse("developer"));

    /// <summary>The key kept in <paramref name="folder"/>, or a new one when the app does not know that.</summary>
    public static async Task<string> GetAsync(ApiKeyStore keys, string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, FileName);
        var kept = File.Exists(file) ? (await File.ReadAllTextAsync(file, cancellationToken)).Trim() : "";
        if (await keys.FindAsync(kept, cancellationToken) is not null)
        {
            return kept;
        }

        var key = await CreateAsync(keys, "local development", cancellationToken);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(file, key, cancellationToken);
        return key;
    }

    /// <summary>Makes a new key that nobody keeps.</summary>
    public static Task<string> CreateAsync(ApiKeyStore keys, string name, CancellationToken cancellationToken) =>
        keys.CreateAsync(new Caller(name, Role.Admin, [], [Developer]), cancellationToken);
}

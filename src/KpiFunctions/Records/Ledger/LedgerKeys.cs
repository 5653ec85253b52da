using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Records.Ledger;

/// <summary>Signs rows with HMAC-SHA256 and the product's secret. Whoever may write to the tables has no such secret, and cannot sign what they changed.</summary>
public sealed class LedgerKeys
{
    /// <summary>Column with the id of the key that signed a row.</summary>
    internal const string KeyId = "KeyId";

    /// <summary>Column with the signature of all other cells, in hex.</summary>
    internal const string Hash = "Hash";

    private readonly Dictionary<string, byte[]> _keys;

    public LedgerKeys(IOptions<LedgerOptions> options)
        : this(options.Value.CurrentKey, options.Value.Keys.AsReadOnly())
    {
    }

    /// <param name="current">Id of the key that signs; one that is not there signs nothing.</param>
    /// <param name="keys">Secrets by their ids; none where nobody has them, as at an auditor's desk.</param>
    public LedgerKeys(string current, IReadOnlyDictionary<string, string> keys)
    {
        Current = current;
        _keys = keys.ToDictionary(k => k.Key, k => Encoding.UTF8.GetBytes(k.Value), StringComparer.Ordinal);
    }

    /// <summary>Id of the key that new rows are signed with.</summary>
    public string Current { get; }

    /// <summary>Whether there is a key at all.</summary>
    public bool Any => _keys.Count > 0;

    /// <summary>Whether this key is at hand.</summary>
    public bool Has(string id) => _keys.ContainsKey(id);

    /// <summary>The row with the id of the current key and with its signature.</summary>
    internal StoredRow Sign(StoredRow row)
    {
        var named = With(row, KeyId, Current);
        return With(named, Hash, SignatureOf(named, Current));
    }

    /// <summary>What the row's signature has to be, by the key that it names; <see langword="null"/> when it names none that is at hand.</summary>
    internal string? SignatureOf(StoredRow row) =>
        row.Cells.GetValueOrDefault(KeyId) is string id && _keys.ContainsKey(id) ? SignatureOf(row, id) : null;

    private string SignatureOf(StoredRow row, string key)
    {
        var signed = ProofScope.Of(row);
        var cells = new SortedDictionary<string, object>(signed.Cells.Where(c => c.Key != Hash).ToDictionary(), StringComparer.Ordinal);
        return Convert.ToHexStringLower(HMACSHA256.HashData(_keys[key], CanonicalJson.Write((signed with { Cells = cells }).WriteTo)));
    }

    private static StoredRow With(StoredRow row, string column, object value) =>
        row with { Cells = new SortedDictionary<string, object>(row.Cells.Where(c => c.Key != column).Append(new(column, value)).ToDictionary(), StringComparer.Ordinal) };
}

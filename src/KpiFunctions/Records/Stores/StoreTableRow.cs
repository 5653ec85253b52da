using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Stores;

/// <summary>
/// A version of a store's table as rows: its text in parts, named by the digest of the whole, and one row that makes it a version. Until that one is
/// there the parts are nothing, and two who save at once cannot mix theirs.
/// </summary>
internal static class StoreTableRow
{
    internal const string Digest = "Digest";
    internal const string ValidFrom = "ValidFrom";
    private const string Text = "Text";

    /// <summary>A row takes half a million characters.</summary>
    private const int CharactersPerRow = 300_000;

    internal static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The row that makes it a version, and the digest of its text.</summary>
    internal static TableEntity VersionOf(StoreId store, StoreTable table, string digest) =>
        new(store.Value, Keys.TableVersion(table.Kind, table.Version)) { [ValidFrom] = Keys.Month(table.ValidFrom), [Digest] = digest };

    internal static IEnumerable<TableEntity> PartsOf(StoreId store, StoreTableKind kind, string text)
    {
        var digest = DigestOf(text);
        for (var (part, from, length) = (0, 0, 0); from < text.Length; part++, from += length)
        {
            length = PlainText.LengthWithin(text, CharactersPerRow, from);
            var row = new TableEntity(store.Value, Keys.TablePart(kind, digest, part));
            row.SetLongText(Text, text.Substring(from, length));
            yield return row;
        }
    }

    internal static string TextIn(IEnumerable<StoredRow> parts) => string.Concat(parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.LongText(Text)));
}

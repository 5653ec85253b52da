using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Features.Verification;

/// <summary>Everything that a closed month rests on, as it is stored: enough to compute every version anew without the app.</summary>
/// <param name="Month">The store-month.</param>
/// <param name="Rows">
/// The store's whole ledger; of the month its bases, lists of facts, scores, facts, copies of facts, appeals and totals; and the versions of
/// schemes, tables and rating sheets that the bases name. Telephone numbers and customers' words are not among them where they come from a file.
/// </param>
/// <param name="Copies">The blobs that repeat the entries of the ledger.</param>
/// <param name="Questions">Names of the questions of each questionnaire, as <c>id@version</c>, that a survey of the month was sent with.</param>
public sealed record MonthProof(
    StoreMonth Month, IReadOnlyList<StoredRow> Rows, IReadOnlyList<WrittenOnce> Copies, IReadOnlyDictionary<string, IReadOnlyList<string>> Questions)
{
    internal IEnumerable<StoredRow> In(string table, string partition) => Rows.Where(r => r.Table == table && r.Partition == partition);

    internal StoredRow? Find(string table, string partition, string key) => In(table, partition).FirstOrDefault(r => r.Key == key);
}

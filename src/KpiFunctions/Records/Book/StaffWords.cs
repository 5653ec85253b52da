using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>
/// What staff wrote about a month: reasons of appeals, decisions and reopenings, evidence of corrections. Whatever is kept for good, the ledger above
/// all, holds only the digest of such words; the words lie here under it, where erasure and retention reach them.
/// </summary>
public sealed class StaffWords(Tables tables, WordDigests digests, TimeProvider time)
{
    private const string Text = "Text";
    private const string Orders = "Orders";
    private const string KeptAt = "KeptAt";
    private const string ErasedAt = "TextErasedAt";

    /// <summary>Keeps words. The same again are kept once, and do not come back when they were erased.</summary>
    /// <param name="about">The orders that they are about, as far as that is known.</param>
    /// <returns>The digest that stands for them.</returns>
    public async Task<string> KeepAsync(StoreMonth month, string words, CancellationToken cancellationToken, params IEnumerable<WorkOrderId> about)
    {
        var digest = digests.Of(words);
        var row = new TableEntity(Keys.StoreMonth(month), digest) { [Text] = words, [Orders] = string.Join(' ', about) };
        row.SetInstant(KeptAt, time.Now());
        await tables.StaffWords.TryAddAsync(row, cancellationToken);
        return digest;
    }

    /// <summary>The digest that stands for words.</summary>
    public string DigestOf(string words) => digests.Of(words);

    /// <summary>What a digest stands for; <see langword="null"/> when it was erased.</summary>
    public async Task<string?> FindAsync(StoreMonth month, string digest, CancellationToken cancellationToken) =>
        (await tables.StaffWords.FindAsync(Keys.StoreMonth(month), digest, cancellationToken))?.GetString(Text);

    /// <summary>All words about a month by their digests, without those that were erased.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ListAsync(StoreMonth month, CancellationToken cancellationToken) =>
        await tables.StaffWords.PartitionAsync(Keys.StoreMonth(month), cancellationToken)
            .Where(row => row.ContainsKey(Text))
            .ToDictionaryAsync(row => row.RowKey, row => row.GetRequired(Text), cancellationToken: cancellationToken);

    /// <summary>Erases words because their time is over.</summary>
    /// <returns>How many that were.</returns>
    public Task<int> EraseBeforeAsync(Instant before, CancellationToken cancellationToken) => EraseAsync(
        tables.StaffWords.ListAsync($"KeptAt lt {before.ToDateTimeOffset()} and Text ge ''", cancellationToken), cancellationToken);

    /// <summary>Erases words about some orders, or that say something.</summary>
    /// <param name="isOf">The stores whose words are looked at.</param>
    /// <param name="isAbout">Gets an order that words are about.</param>
    /// <param name="says">Gets the words.</param>
    /// <returns>How many that were.</returns>
    public Task<int> EraseAsync(Func<StoreId, bool> isOf, Func<StoreMonth, WorkOrderId, bool> isAbout, Func<string, bool> says, CancellationToken cancellationToken) => EraseAsync(
        tables.StaffWords.ListAsync($"Text ge ''", cancellationToken).Where(row =>
            Keys.ParseStoreMonth(row.PartitionKey) is var month && isOf(month.StoreId)
            && (says(row.GetRequired(Text))
                || row.GetRequired(Orders).Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(order => isAbout(month, WorkOrderId.Parse(order))))),
        cancellationToken);

    private async Task<int> EraseAsync(IAsyncEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var row in await rows.ToListAsync(cancellationToken))
        {
            row.Remove(Text);
            row.SetInstant(ErasedAt, time.Now());
            await tables.StaffWords.TryReplaceAsync(row, ETag.All, cancellationToken);
            erased++;
        }

        return erased;
    }
}

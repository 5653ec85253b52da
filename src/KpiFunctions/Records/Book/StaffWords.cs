using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Agenda;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>
/// What staff wrote about a month: reasons of appeals, decisions and reopenings, evidence of corrections. Whatever is kept for good, the ledger above
/// all, holds only the digest of such words; the words lie here under it, where erasure and retention reach them.
/// </summary>
public sealed class StaffWords(Tables tables, AgendaStore agenda, WordDigests digests, TimeProvider time)
{
    private const string Text = "Text";
    private const string Orders = "Orders";
    private const string KeptAt = "KeptAt";
    private const string ErasedAt = "TextErasedAt";
    private const string Written = "staff-words";

    /// <summary>Keeps words. The same again are kept once, and do not come back when they were erased.</summary>
    /// <param name="about">The orders that they are about, as far as that is known.</param>
    /// <returns>The digest that stands for them.</returns>
    public async Task<string> KeepAsync(StoreMonth month, string words, CancellationToken cancellationToken, params IEnumerable<WorkOrderId> about)
    {
        var digest = digests.Of(words);
        var row = new TableEntity(Keys.StoreMonth(month), digest) { [Text] = words, [Orders] = string.Join(' ', about) };
        var now = time.Now();
        row.SetInstant(KeptAt, now);
        await agenda.PutAsync(Written, now, Keys.WordsOfMonth(month, digest), cancellationToken);
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
    public async Task<int> EraseBeforeAsync(Instant before, CancellationToken cancellationToken)
    {
        var erased = 0;
        await agenda.SweepAsync(
            Written,
            before,
            async entry =>
            {
                var (month, digest) = Keys.ParseWordsOfMonth(entry.Subject);
                var row = await tables.StaffWords.FindAsync(Keys.StoreMonth(month), digest, cancellationToken);
                if (row?.GetString(Text) is null)
                {
                    return true;
                }

                if (row.GetInstant(KeptAt) >= before)
                {
                    return false;
                }

                await EraseAsync(row, cancellationToken);
                erased++;
                return true;
            },
            cancellationToken);
        return erased;
    }

    /// <summary>Erases words about some orders of a store, or that say something, from the given month on.</summary>
    /// <param name="isAbout">Gets an order that words are about.</param>
    /// <param name="says">Gets the words.</param>
    /// <returns>How many that were.</returns>
    public async Task<int> EraseAsync(
        StoreMonth from, Func<StoreMonth, WorkOrderId, bool> isAbout, Func<string, bool> says, CancellationToken cancellationToken)
    {
        var rows = await tables.StaffWords
            .ListAsync($"PartitionKey ge {Keys.StoreMonth(from)} and PartitionKey lt {Keys.StoreMonthsEnd(from.StoreId)} and Text ge ''", cancellationToken)
            .Where(row => says(row.GetRequired(Text))
                || row.GetRequired(Orders).Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(order => isAbout(Keys.ParseStoreMonth(row.PartitionKey), WorkOrderId.Parse(order))))
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            await EraseAsync(row, cancellationToken);
        }

        return rows.Count;
    }

    private Task<bool> EraseAsync(TableEntity row, CancellationToken cancellationToken)
    {
        row.Remove(Text);
        row.SetInstant(ErasedAt, time.Now());
        return tables.StaffWords.TryReplaceAsync(row, ETag.All, cancellationToken);
    }
}

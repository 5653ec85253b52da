using KpiFunctions.Domain;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Records.Ledger;

/// <summary>
/// Says outside the tables what an entry of the ledger says: in the log, and in a blob that is created and never written again. Whoever rewrites or
/// shortens the chain would have to reach both.
/// </summary>
public sealed partial class LedgerWitness(WriteOnceContainer container, ILogger<LedgerWitness> logger)
{
    /// <summary>Keeps the copy of an entry; the one that there is stays, whatever it says.</summary>
    internal async Task KeepAsync(StoreId store, StoredRow entry, CancellationToken cancellationToken)
    {
        var content = CanonicalJson.Write(ProofScope.Of(entry).WriteTo);
        if (await container.TryAddAsync(Keys.LedgerBlob(store, Keys.ParseLedgerEntry(entry.Key)), content, cancellationToken))
        {
            var (hash, key) = (entry.Cells.GetValueOrDefault(LedgerKeys.Hash), entry.Cells.GetValueOrDefault(LedgerKeys.KeyId));
            Kept(store, entry.Key, hash, key);
        }
    }

    /// <summary>The copies of all entries of a store, oldest first.</summary>
    public Task<IReadOnlyList<WrittenOnce>> ListAsync(StoreId store, CancellationToken cancellationToken) =>
        container.ListAsync(Keys.LedgerBlobsOf(store), cancellationToken);

    [LoggerMessage(EventId = 1403, Level = LogLevel.Information, Message = "The ledger of store {Store} has a new head: {Entry} with hash {Hash} by key {Key}")]
    private partial void Kept(StoreId store, string entry, object? hash, object? key);
}

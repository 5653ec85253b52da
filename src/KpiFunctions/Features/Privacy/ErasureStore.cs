using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Features.Privacy;

/// <summary>What was erased when, without a trace of whose it was.</summary>
public sealed class ErasureStore(Tables tables, Retention retention)
{
    /// <summary>Keeps when the erasing of kinds of a month began, before anything of it is erased.</summary>
    /// <returns>When each kind's began, now or before.</returns>
    public async Task<IReadOnlyDictionary<PersonalData, Instant>> BeginAsync(StoreMonth month, PersonalData what, CancellationToken cancellationToken)
    {
        var begun = new Dictionary<PersonalData, Instant>();
        await tables.Erasures.ChangeAsync(
            Keys.ErasedMonths, Keys.StoreMonth(month), row => ErasureRow.Begin(row, month, what, retention.Now, begun), cancellationToken);
        return begun;
    }

    public Task SetErasedAsync(StoreMonth month, PersonalData what, CancellationToken cancellationToken) =>
        tables.Erasures.MergeAsync(ErasureRow.From(month, what, retention.Now), cancellationToken);

    /// <summary>Keeps that somebody's data is to be erased, before anything is.</summary>
    public async Task<ErasureProof> BeginAsync(string requestedBy, bool neverTextAgain, CancellationToken cancellationToken)
    {
        var id = Keys.ErasureRequest(retention.Now, Guid.NewGuid());
        var proof = new ErasureProof(id, requestedBy, retention.Now.ToDateTimeOffset(), CompletedAt: null, neverTextAgain);
        await tables.Erasures.PutAsync(ErasureRow.From(proof), cancellationToken);
        return proof;
    }

    public Task CompleteAsync(ErasureProof proof, CancellationToken cancellationToken) => tables.Erasures.PutAsync(ErasureRow.From(proof), cancellationToken);

    /// <summary>What was erased on request, the oldest first.</summary>
    public async Task<Page<ErasureProof>> ListAsync(PageRequest page, CancellationToken cancellationToken) => page.PageOf(
        await tables.Erasures
            .ListAsync($"PartitionKey eq {Keys.ErasureRequests} and RowKey gt {page.After ?? string.Empty}", cancellationToken, page.Limit + 1)
            .Select(ErasureRow.Read)
            .ToListAsync(cancellationToken),
        proof => proof.Id);
}

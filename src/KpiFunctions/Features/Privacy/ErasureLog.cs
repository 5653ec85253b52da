using Azure.Data.Tables;
using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.Privacy;

/// <summary>What was erased when, without a trace of whose it was.</summary>
public sealed class ErasureLog(Tables tables, Retention retention)
{
    /// <summary>What has been erased of each month because its time was over.</summary>
    public async Task<IReadOnlyDictionary<StoreMonth, PersonalData>> ListMonthsAsync(CancellationToken cancellationToken)
    {
        var months = new Dictionary<StoreMonth, PersonalData>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.ErasedMonths}");
        await foreach (var row in tables.Erasures.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            months.Add(
                Keys.ParseStoreMonth(row.RowKey),
                Enum.GetValues<PersonalData>().Where(kind => row.ContainsKey(Column(kind))).Aggregate(PersonalData.None, (all, kind) => all | kind));
        }

        return months;
    }

    public async Task SetErasedAsync(StoreMonth month, PersonalData what, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Keys.ErasedMonths, Keys.StoreMonth(month));
        foreach (var kind in Enum.GetValues<PersonalData>().Where(kind => kind != PersonalData.None && what.HasFlag(kind)))
        {
            row.SetInstant(Column(kind), retention.Now);
        }

        await tables.Erasures.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellationToken);
    }

    /// <summary>Keeps that somebody's data is to be erased, before anything is.</summary>
    public async Task<ErasureProof> BeginAsync(string requestedBy, bool neverTextAgain, CancellationToken cancellationToken)
    {
        var id = Keys.ErasureRequest(retention.Now, Guid.NewGuid());
        var proof = new ErasureProof(id, requestedBy, retention.Now.ToDateTimeOffset(), CompletedAt: null, neverTextAgain);
        await tables.Erasures.AddEntityAsync(Write(proof), cancellationToken);
        return proof;
    }

    public Task CompleteAsync(ErasureProof proof, CancellationToken cancellationToken) =>
        tables.Erasures.UpsertEntityAsync(Write(proof), TableUpdateMode.Replace, cancellationToken);

    /// <summary>What was erased on request, the oldest first.</summary>
    public async Task<Page<ErasureProof>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.ErasureRequests} and RowKey gt {page.After ?? string.Empty}");
        var proofs = await tables.Erasures.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .Select(Read).Take(page.Limit + 1).ToListAsync(cancellationToken);
        return page.PageOf(proofs, p => p.Id);
    }

    private static TableEntity Write(ErasureProof proof)
    {
        var row = new TableEntity(Keys.ErasureRequests, proof.Id)
        {
            ["RequestedBy"] = proof.RequestedBy,
            ["RequestedAt"] = proof.RequestedAt,
            ["NeverTextAgain"] = proof.NeverTextAgain,
            ["Records"] = proof.Records,
            ["UnmatchedReplies"] = proof.UnmatchedReplies,
            ["DeadLetters"] = proof.DeadLetters,
        };
        if (proof.CompletedAt is { } completedAt)
        {
            row["CompletedAt"] = completedAt;
        }

        return row;
    }

    private static ErasureProof Read(TableEntity row) => new(
        row.RowKey,
        row.GetRequired("RequestedBy"),
        row.GetDateTimeOffset("RequestedAt")!.Value,
        row.GetDateTimeOffset("CompletedAt"),
        row.GetBoolean("NeverTextAgain")!.Value,
        row.GetInt32("Records")!.Value,
        row.GetInt32("UnmatchedReplies")!.Value,
        row.GetInt32("DeadLetters")!.Value);

    private static string Column(PersonalData kind) => $"{kind}ErasedAt";
}

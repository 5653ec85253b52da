using Azure.Data.Tables;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Privacy;
using KpiFunctions.Storage;

namespace KpiFunctions.Privacy;

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

    private static string Column(PersonalData kind) => $"{kind}ErasedAt";
}

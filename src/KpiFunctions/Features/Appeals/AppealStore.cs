using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.Appeals;

/// <summary>Appeals by store. Their ids name what they are about, so nobody appeals twice against the same part of the same version.</summary>
public sealed class AppealStore(Tables tables, AppealWords words, LedgerKeys keys)
{
    /// <summary>Keeps a new appeal.</summary>
    /// <returns>The appeal, or the one that there is about the same.</returns>
    public async Task<StoredAppeal> AddAsync(Appeal appeal, CancellationToken cancellationToken)
    {
        await tables.Appeals.TryAddAsync(Signed(await words.SealAsync(appeal, cancellationToken), difference: null), cancellationToken);
        return (await FindAsync(appeal.Month.StoreId, appeal.Id, cancellationToken))!;
    }

    public async Task<StoredAppeal?> FindAsync(StoreId store, AppealId id, CancellationToken cancellationToken) =>
        await tables.Appeals.FindAsync(store.Value, id.Value, cancellationToken) is { } row ? (await words.OpenAsync([AppealRow.Read(row)], cancellationToken))[0] : null;

    /// <summary>Appeals of a store by month.</summary>
    /// <param name="staff">Only those about this person; <see langword="null"/> for all.</param>
    /// <param name="state">Only those that stand so; <see langword="null"/> for all.</param>
    public async Task<Foundation.Http.Page<StoredAppeal>> ListAsync(StoreId store, StaffId? staff, AppealState? state, PageRequest page, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {store.Value} and RowKey gt {page.After ?? string.Empty}");
        filter += staff is { } person ? TableClient.CreateQueryFilter($" and StaffId eq {person.Value}") : string.Empty;
        filter += state is { } wanted ? TableClient.CreateQueryFilter($" and State eq {wanted.ToString()}") : string.Empty;
        var appeals = await tables.Appeals.ListFilteredAsync(filter, cancellationToken, page.Limit + 1).Select(AppealRow.Read).ToListAsync(cancellationToken);
        return page.PageOf(await words.OpenAsync(appeals, cancellationToken), a => a.Appeal.Id.Value);
    }

    /// <summary>The appeals about a month, as they are stored.</summary>
    public async Task<IReadOnlyList<StoredRow>> ListRowsAsync(StoreMonth month, CancellationToken cancellationToken)
    {
        var start = Keys.AppealsOf(month.Month);
        return await tables.Appeals.RangeAsync(month.StoreId.Value, start, $"{start}~", cancellationToken)
            .Select(row => StoredRow.Of(nameof(Tables.Appeals), row)).ToListAsync(cancellationToken);
    }

    /// <summary>Signed like an entry of the ledger, so that nobody decides an appeal in the table.</summary>
    private TableEntity Signed(Appeal appeal, string? difference)
    {
        var row = StoredRow.Of(nameof(Tables.Appeals), AppealRow.From(appeal, difference));
        return keys.Sign(RowPrints.AddTo(row)).ToEntity();
    }

    /// <summary>Replaces an appeal.</summary>
    /// <returns><see langword="false"/> when somebody else changed it since it was read; nothing is written then.</returns>
    public async Task<bool> TryUpdateAsync(StoredAppeal stored, Appeal changed, string? difference, CancellationToken cancellationToken) => await tables.Appeals.TryReplaceAsync(
        Signed(await words.SealAsync(stored, changed, cancellationToken), difference), new ETag(stored.RowVersion), cancellationToken);
}

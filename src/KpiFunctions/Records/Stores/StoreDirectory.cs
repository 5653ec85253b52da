using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records.Stores;

/// <summary>Stores and their staff. Reads are remembered for a minute, so a change takes that long to reach every instance.</summary>
public sealed class StoreDirectory(Tables tables, TimeProvider time)
{
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<StoreId, (Store Store, long ReadAt)> _stores = new();
    private readonly ConcurrentDictionary<(StoreId, StaffId), byte> _knownStaff = new();

    /// <exception cref="KeyNotFoundException">There is no such store.</exception>
    public async Task<Store> GetAsync(StoreId id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ?? throw new KeyNotFoundException($"There is no store '{id}'.");

    public async Task<Store?> FindAsync(StoreId id, CancellationToken cancellationToken)
    {
        if (_stores.TryGetValue(id, out var known) && time.GetElapsedTime(known.ReadAt) < RememberedFor)
        {
            return known.Store;
        }

        var row = await tables.Stores.GetEntityIfExistsAsync<TableEntity>(id.Value, StoreRow.RowKey, cancellationToken: cancellationToken);
        if (!row.HasValue)
        {
            return null;
        }

        var store = StoreRow.Read(row.Value!);
        _stores[id] = (store, time.GetTimestamp());
        return store;
    }

    /// <summary>Every store, fresh from storage.</summary>
    public async Task<IReadOnlyList<Store>> ListAsync(CancellationToken cancellationToken)
    {
        var stores = new List<Store>();
        await foreach (var row in tables.Stores.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {StoreRow.RowKey}"), cancellationToken: cancellationToken))
        {
            stores.Add(StoreRow.Read(row));
        }

        return stores;
    }

    public async Task SaveAsync(Store store, CancellationToken cancellationToken)
    {
        await tables.Stores.UpsertEntityAsync(StoreRow.From(store), TableUpdateMode.Replace, cancellationToken);
        _stores[store.Id] = (store, time.GetTimestamp());
    }

    public async Task<StaffMember?> FindStaffAsync(StoreId store, StaffId id, CancellationToken cancellationToken)
    {
        var row = await tables.Stores.GetEntityIfExistsAsync<TableEntity>(store.Value, Keys.Staff(id), cancellationToken: cancellationToken);
        return row.HasValue ? StaffRow.Read(row.Value!) : null;
    }

    /// <summary>Every member of staff of a store.</summary>
    public async Task<IReadOnlyList<StaffMember>> ListStaffAsync(StoreId store, CancellationToken cancellationToken)
    {
        var staff = new List<StaffMember>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {store.Value} and RowKey ge {"staff|"} and RowKey lt {"staff}"}");
        await foreach (var row in tables.Stores.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            staff.Add(StaffRow.Read(row));
        }

        return staff;
    }

    /// <summary>Creates or changes a member of staff.</summary>
    /// <param name="change">Gets the member as known, or <see langword="null"/>; asked again when somebody else changed the member in between.</param>
    public async Task<StaffMember> UpdateStaffAsync(
        StoreId store, StaffId id, Func<StaffMember?, StaffMember> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await tables.Stores.GetEntityIfExistsAsync<TableEntity>(store.Value, Keys.Staff(id), cancellationToken: cancellationToken);
            var member = change(row.HasValue ? StaffRow.Read(row.Value!) : null);
            try
            {
                await (row.HasValue
                    ? tables.Stores.UpdateEntityAsync(StaffRow.From(member), row.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                    : tables.Stores.AddEntityAsync(StaffRow.From(member), cancellationToken));
                _knownStaff[(store, id)] = 0;
                return member;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
            {
                // Somebody else saved the member in between: look again.
            }
        }
    }

    /// <summary>The day that it is in the store.</summary>
    public LocalDate Today(Store store) => time.Now().InZone(store.Zone).Date;

    /// <summary>Whether the store knows this person; with <see cref="Store.AcceptsUnknownStaff"/> it does from now on.</summary>
    public async Task<bool> EnsureStaffAsync(Store store, StaffId id, CancellationToken cancellationToken)
    {
        if (_knownStaff.ContainsKey((store.Id, id)))
        {
            return true;
        }

        if (store.AcceptsUnknownStaff)
        {
            await AddIfUnknownAsync(new StaffMember { StoreId = store.Id, Id = id }, cancellationToken);
        }
        else if (await FindStaffAsync(store.Id, id, cancellationToken) is null)
        {
            return false;
        }

        _knownStaff[(store.Id, id)] = 0;
        return true;
    }

    /// <summary>Inserts without a look, which is one transaction instead of two; whoever is there already stays as they are.</summary>
    private async Task AddIfUnknownAsync(StaffMember member, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Stores.AddEntityAsync(StaffRow.From(member), cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Known.
        }
    }
}

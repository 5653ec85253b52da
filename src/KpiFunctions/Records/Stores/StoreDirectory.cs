using System.Collections.Concurrent;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records.Stores;

/// <summary>Stores and their staff. Reads are remembered for a minute, so a change takes that long to reach every instance.</summary>
public sealed class StoreDirectory(Tables tables, StoreAgenda agenda, TimeProvider time)
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

        return await ReadAsync(id, cancellationToken);
    }

    /// <summary>A store, fresh from storage.</summary>
    public async Task<Store?> ReadAsync(StoreId id, CancellationToken cancellationToken)
    {
        if (await tables.Stores.FindAsync(id.Value, Keys.Store, cancellationToken) is not { } row)
        {
            return null;
        }

        var store = StoreRow.Read(row);
        _stores[id] = (store, time.GetTimestamp());
        return store;
    }

    /// <summary>Every store, fresh from storage.</summary>
    public async Task<IReadOnlyList<Store>> ListAsync(CancellationToken cancellationToken) =>
        await tables.Stores.ListAsync($"RowKey eq {Keys.Store}", cancellationToken).Select(StoreRow.Read).ToListAsync(cancellationToken);

    /// <summary>Keeps a store, which is looked at from when on its first month may close; one that was there before also for what its new settings make due.</summary>
    public async Task SaveAsync(Store store, CancellationToken cancellationToken)
    {
        var isNew = await ReadAsync(store.Id, cancellationToken) is null;
        await agenda.ExpectCloseAsync(store.Id, new StoreMonth(store.Id, store.FirstMonth).ClosableFrom(store), cancellationToken);
        if (!isNew)
        {
            await agenda.ExpectFollowUpAsync(store.Id, time.Now(), cancellationToken);
        }

        await tables.Stores.PutAsync(StoreRow.From(store), cancellationToken);
        _stores[store.Id] = (store, time.GetTimestamp());
    }

    public async Task<StaffMember?> FindStaffAsync(StoreId store, StaffId id, CancellationToken cancellationToken) =>
        await tables.Stores.FindAsync(store.Value, Keys.Staff(id), cancellationToken) is { } row ? StaffRow.Read(row) : null;

    /// <summary>Every member of staff of a store.</summary>
    public async Task<IReadOnlyList<StaffMember>> ListStaffAsync(StoreId store, CancellationToken cancellationToken) =>
        await tables.Stores.RangeAsync(store.Value, Keys.StaffRowsStart, Keys.StaffRowsEnd, cancellationToken).Select(StaffRow.Read).ToListAsync(cancellationToken);

    /// <summary>Creates or changes a member of staff.</summary>
    /// <param name="change">Gets the member as known, or <see langword="null"/>; asked again when somebody else changed the member in between.</param>
    public async Task<StaffMember> UpdateStaffAsync(
        StoreId store, StaffId id, Func<StaffMember?, StaffMember> change, CancellationToken cancellationToken)
    {
        StaffMember? saved = null;
        await tables.Stores.ChangeAsync(
            store.Value, Keys.Staff(id), row => StaffRow.From(saved = change(row is null ? null : StaffRow.Read(row))), cancellationToken);
        _knownStaff[(store, id)] = 0;
        return saved!;
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
            // Inserted without a look, which is one transaction instead of two; whoever is there already stays as they are.
            await tables.Stores.TryAddAsync(StaffRow.From(new StaffMember { StoreId = store.Id, Id = id, IsRegistered = false }), cancellationToken);
        }
        else if (await FindStaffAsync(store.Id, id, cancellationToken) is null)
        {
            return false;
        }

        _knownStaff[(store.Id, id)] = 0;
        return true;
    }
}

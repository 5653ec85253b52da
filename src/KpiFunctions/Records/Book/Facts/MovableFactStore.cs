using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Index;

namespace KpiFunctions.Records.Book.Facts;

/// <summary>
/// Facts with an id of their own, which a correction can move into another month. Every step can be done again: index first, then the fact.
/// </summary>
public sealed class MovableFactStore(MonthBook book, FactStore facts, LateFactStore late, FactIndex index)
{
    /// <summary>Finds a fact in whatever month it is.</summary>
    public async Task<T?> FindAsync<T>(StoreId store, FactPlace<T> place, CancellationToken cancellationToken)
        where T : class => await index.FindAsync(store, place.Key, cancellationToken) is { } month ? await facts.FindAsync(month, place, cancellationToken) : null;

    /// <summary>Finds a fact as it was told last, also when that came late.</summary>
    public async Task<T?> FindLastAsync<T>(StoreId store, FactPlace<T> place, CancellationToken cancellationToken)
        where T : class => await index.FindPlaceAsync(store, place.Key, cancellationToken) is { } home
            ? place.Read(await LastWordAsync(home, place.Key, await book.FindAsync(home.Month, place.Key, cancellationToken), cancellationToken))
            : null;

    /// <summary>Keeps a fact unless there is one of this id, wherever it is.</summary>
    public async Task<WriteOutcome> AddAsync<T>(Store store, StoreMonth month, FactPlace<T> place, T fact, CancellationToken cancellationToken)
        where T : class
    {
        var home = await index.EnterAsync(month, place.Key, cancellationToken);
        if (home.LateIn is not null)
        {
            return WriteOutcome.Unchanged;
        }

        var outcome = await facts.WriteAsync(store, home.Month, place, existing => existing ?? fact, cancellationToken);
        if (outcome == WriteOutcome.Late)
        {
            await index.SetAsync(home with { LateIn = home.Month }, place.Key, cancellationToken);
        }

        return outcome;
    }

    /// <summary>Moves a fact as it stands to the month, unless one of the two months is closed or something has come late about it.</summary>
    public async Task PlaceAsync<T>(Store store, StoreMonth month, FactPlace<T> place, T fact, CancellationToken cancellationToken)
        where T : class
    {
        if (await index.FindPlaceAsync(store.Id, place.Key, cancellationToken) is { LateIn: null } home && home.Month != month
            && !await book.IsClosedAsync(home.Month, cancellationToken) && !await book.IsClosedAsync(month, cancellationToken))
        {
            await WriteAsync(store, month, place, (_, known) => known ?? fact, cancellationToken);
        }
    }

    /// <summary>Keeps a fact, changes it, or moves it to the month.</summary>
    /// <param name="make">Makes the fact for a month of what is known; asked again when somebody else changed it in between.</param>
    public Task<WriteOutcome> WriteAsync<T>(
        Store store, StoreMonth month, FactPlace<T> place, Func<StoreMonth, T?, T> make, CancellationToken cancellationToken)
        where T : class => WriteAsync(store, month, place.Key, (to, row) => place.Write(to, make(to, place.Read(row))), cancellationToken);

    /// <summary>
    /// Takes the late facts of a reopened month in, of each the one that came last. The late rows stay, marked as taken in; doing it again goes
    /// on where it was interrupted.
    /// </summary>
    /// <param name="since">Only those kept since this time of the storage service; <see langword="null"/> for all.</param>
    public async Task TakeLateInAsync(Store store, StoreMonth month, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        foreach (var rows in await late.ListAsync(month, since, cancellationToken))
        {
            if (Keys.KindOf(rows.Key) is Keys.Opened or Keys.Return or Keys.Correction)
            {
                // It follows from orders, and is settled with them.
                continue;
            }

            if (await TryTakeInAsync(store, month, rows.Key, cancellationToken))
            {
                await late.MarkTakenInAsync(rows, cancellationToken);
            }
        }
    }

    /// <summary>Takes the last word about a fact in, if it came late about this month: a newer one may have come elsewhere, or been taken in, since.</summary>
    /// <returns><see langword="false"/> when it goes on waiting.</returns>
    private async Task<bool> TryTakeInAsync(Store store, StoreMonth month, string key, CancellationToken cancellationToken)
    {
        if (!IsMovable(key))
        {
            return await facts.WriteAsync(store, month, key, last => last, cancellationToken) != WriteOutcome.Late;
        }

        if (await IsLastWordAsync(month, key, cancellationToken) && await late.FindLastAsync(month, key, standing: null, cancellationToken) is { } word)
        {
            await WriteAsync(store, MonthOf(store, word), key, (to, last) => (last ?? word).CopyTo(Keys.StoreMonth(to), key), cancellationToken);
        }

        return !await IsLastWordAsync(month, key, cancellationToken);
    }

    private async Task<bool> IsLastWordAsync(StoreMonth month, string key, CancellationToken cancellationToken) =>
        (await index.FindPlaceAsync(month.StoreId, key, cancellationToken))?.LateIn == month;

    private static bool IsMovable(string key) => Keys.KindOf(key) is Keys.Complaint or Keys.CustomerFact;

    /// <summary>The month that a fact belongs into by what it says, which may be another than the closed one it is to leave.</summary>
    private static StoreMonth MonthOf(Store store, TableEntity fact) => Keys.KindOf(fact.RowKey) == Keys.Complaint
        ? StoreMonth.Of(store, ComplaintRow.Read(fact).ReceivedAt)
        : new StoreMonth(store.Id, CustomerFactRow.Read(fact).Fact.Day.ToYearMonth());

    private async Task<WriteOutcome> WriteAsync(
        Store store, StoreMonth month, string key, Func<StoreMonth, TableEntity?, TableEntity> make, CancellationToken cancellationToken)
    {
        WriteOutcome? written;
        do
        {
            var home = await index.EnterAsync(month, key, cancellationToken);
            written = home.Month == month || await book.FindAsync(home.Month, key, cancellationToken) is not { } existing
                ? await WriteHereAsync(store, home, month, key, make, cancellationToken)
                : await TryMoveAsync(store, existing, home, month, make, cancellationToken);
        }
        while (written is null);
        return written.Value;
    }

    /// <summary>Writes a fact that stands in no other month. The index comes last: an import that dies before is not acknowledged, and does it again.</summary>
    private async Task<WriteOutcome> WriteHereAsync(
        Store store, FactHome home, StoreMonth month, string key, Func<StoreMonth, TableEntity?, TableEntity> make, CancellationToken cancellationToken)
    {
        var outcome = await facts.WriteAsync(
            store, month, key, last => make(month, last), existing => LastWordAsync(home, key, existing, cancellationToken), home.LateIn == month ? null : home.LateIn, cancellationToken);
        var place = new FactHome(month, outcome == WriteOutcome.Late ? month : null);
        if (home != place)
        {
            await index.SetAsync(place, key, cancellationToken);
        }

        return outcome;
    }

    /// <summary>New copy, then no old copy, then the index: an import that dies in between is not acknowledged, and does it again.</summary>
    /// <returns><see langword="null"/> when somebody else was faster.</returns>
    private async Task<WriteOutcome?> TryMoveAsync(
        Store store, TableEntity existing, FactHome home, StoreMonth month, Func<StoreMonth, TableEntity?, TableEntity> make, CancellationToken cancellationToken)
    {
        var last = await LastWordAsync(home, existing.RowKey, existing, cancellationToken);
        var erasedAt = await facts.FindErasureAsync(existing.RowKey, existing, [home.LateIn], cancellationToken);
        var oldPass = await book.EnterAsync(store, home.Month, cancellationToken);
        if (await book.EnterAsync(store, month, cancellationToken) is not { } pass || oldPass is null)
        {
            // In the closed month that it would leave, or else come into: that is the one whose next version it changes.
            var closed = oldPass is null ? home.Month : month;
            var outcome = await late.KeepAsync(closed, facts.Kept(store, closed, make(closed, last), erasedAt), cancellationToken);
            await index.SetAsync(home with { LateIn = closed }, existing.RowKey, cancellationToken);
            return outcome;
        }

        var row = facts.Kept(store, month, make(month, last), erasedAt);
        if (!await book.TryWriteAsync(pass, [MonthEdit.Put(row)], cancellationToken)
            || !await book.TryWriteAsync(oldPass, [MonthEdit.Delete(existing, existing.ETag)], cancellationToken))
        {
            return null;
        }

        await index.SetAsync(new FactHome(month), row.RowKey, cancellationToken);
        return WriteOutcome.Updated;
    }

    /// <summary>What was said of a fact last: what came late about it, in whatever month, else what stands.</summary>
    private async Task<TableEntity?> LastWordAsync(FactHome home, string key, TableEntity? standing, CancellationToken cancellationToken) =>
        home.LateIn is { } month ? await late.FindLastAsync(month, key, standing, cancellationToken) : standing;
}

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

    /// <summary>Keeps a fact unless there is one of this id, wherever it is.</summary>
    public async Task<WriteOutcome> AddAsync<T>(Store store, StoreMonth month, FactPlace<T> place, T fact, CancellationToken cancellationToken)
        where T : class
    {
        var home = await index.EnterAsync(month, place.Key, cancellationToken);
        return await facts.WriteAsync(store, home, place, existing => existing ?? fact, cancellationToken);
    }

    /// <summary>Moves a fact as it stands to the month, unless one of the two months is closed.</summary>
    public async Task PlaceAsync<T>(Store store, StoreMonth month, FactPlace<T> place, T fact, CancellationToken cancellationToken)
        where T : class
    {
        if (await index.FindAsync(store.Id, place.Key, cancellationToken) is { } home && home != month
            && !await book.IsClosedAsync(home, cancellationToken) && !await book.IsClosedAsync(month, cancellationToken))
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

            var fact = rows.Last().CopyTo(rows.Key);
            var outcome = MonthOf(store, fact) is { } own
                ? await WriteAsync(store, own, rows.Key, (to, _) => fact.CopyTo(Keys.StoreMonth(to), rows.Key), cancellationToken)
                : await facts.WriteAsync(store, month, rows.Key, _ => fact, cancellationToken);
            if (outcome != WriteOutcome.Late)
            {
                await late.MarkTakenInAsync(rows, cancellationToken);
            }
        }
    }

    /// <summary>The month that a fact belongs into by what it says, which may be another than the closed one it is to leave; <see langword="null"/> for those that never move.</summary>
    private static StoreMonth? MonthOf(Store store, TableEntity fact) => Keys.KindOf(fact.RowKey) switch
    {
        Keys.Complaint => StoreMonth.Of(store, ComplaintRow.Read(fact).ReceivedAt),
        Keys.CustomerFact => new StoreMonth(store.Id, CustomerFactRow.Read(fact).Fact.Day.ToYearMonth()),
        _ => null,
    };

    private async Task<WriteOutcome> WriteAsync(
        Store store, StoreMonth month, string key, Func<StoreMonth, TableEntity?, TableEntity> make, CancellationToken cancellationToken)
    {
        WriteOutcome? moved = null;
        while (moved is null)
        {
            var home = await index.EnterAsync(month, key, cancellationToken);
            if (home == month || await book.FindAsync(home, key, cancellationToken) is not { } existing)
            {
                var outcome = await facts.WriteAsync(store, month, key, known => make(month, known), cancellationToken);
                if (home != month)
                {
                    await index.SetAsync(month, key, cancellationToken);
                }

                return outcome;
            }

            moved = await TryMoveAsync(store, existing, home, month, make, cancellationToken);
        }

        return moved.Value;
    }

    /// <summary>New copy, then no old copy, then the index: an import that dies in between is not acknowledged, and does it again.</summary>
    /// <returns><see langword="null"/> when somebody else was faster.</returns>
    private async Task<WriteOutcome?> TryMoveAsync(
        Store store, TableEntity existing, StoreMonth home, StoreMonth month, Func<StoreMonth, TableEntity?, TableEntity> make, CancellationToken cancellationToken)
    {
        var row = facts.Kept(store, month, make(month, existing), existing);
        var oldPass = await book.EnterAsync(store, home, cancellationToken);
        if (await book.EnterAsync(store, month, cancellationToken) is not { } pass || oldPass is null)
        {
            // In the closed month that it would leave, or else come into: that is the one whose next version it changes.
            var closed = oldPass is null ? home : month;
            var news = make(closed, await late.FindLastAsync(closed, row.RowKey, existing, cancellationToken));
            return await late.KeepAsync(closed, facts.Kept(store, closed, news, existing), cancellationToken);
        }

        if (!await book.TryWriteAsync(pass, [MonthEdit.Put(row)], cancellationToken)
            || !await book.TryWriteAsync(oldPass, [MonthEdit.Delete(existing, existing.ETag)], cancellationToken))
        {
            return null;
        }

        await index.SetAsync(month, row.RowKey, cancellationToken);
        return WriteOutcome.Updated;
    }
}

using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Records.Book.Facts;

/// <summary>Facts besides orders, each in its month: the same fact twice is one fact, and none enters a closed month.</summary>
public sealed class FactStore(MonthBook book, LateFactStore late, Retention retention)
{
    /// <summary>Facts that one transaction holds; one row of it is the month's gate.</summary>
    public const int MostAtOnce = MonthBook.RowsPerBatch;

    /// <summary>Facts that are written all or none, each with the last word that came late about it.</summary>
    public const int MostTogether = MonthBook.RowsPerBatch / 2;

    private const int WritesAtOnce = 16;

    private const int MostWaiting = MostAtOnce - 1;

    public async Task<T?> FindAsync<T>(StoreMonth month, FactPlace<T> place, CancellationToken cancellationToken)
        where T : class => place.Read(await book.FindAsync(month, place.Key, cancellationToken));

    /// <summary>Keeps facts of one month.</summary>
    /// <param name="facts">At most <see cref="MostAtOnce"/>, each key once.</param>
    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(Store store, StoreMonth month, IReadOnlyList<PlacedFact> facts, CancellationToken cancellationToken)
    {
        if (await book.EnterAsync(store, month, cancellationToken) is { IsReopened: false } pass
            && await book.TryWriteAsync(pass, [.. facts.Select(f => MonthEdit.Add(Kept(store, month, f.Write(month, known: null), erasedAt: null)))], cancellationToken))
        {
            return [.. Enumerable.Repeat(WriteOutcome.Accepted, facts.Count)];
        }

        // One of them is known, or the month is closed or reopened: each goes its own way.
        var outcomes = new WriteOutcome[facts.Count];
        await Parallel.ForAsync(
            0,
            facts.Count,
            new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = cancellationToken },
            async (i, token) => outcomes[i] = await WriteAsync(store, month, facts[i].Key, known => facts[i].Write(month, known), token));
        return outcomes;
    }

    /// <summary>Keeps one fact.</summary>
    /// <param name="change">
    /// Gets the fact that is there, or <see langword="null"/>, and makes what is to be there; <see langword="null"/> leaves it as it is. Asked again
    /// when somebody else changed it in between.
    /// </param>
    public Task<WriteOutcome> WriteAsync<T>(Store store, StoreMonth month, FactPlace<T> place, Func<T?, T?> change, CancellationToken cancellationToken)
        where T : class => WriteAsync(
            store, month, place.Key, row => change(place.Read(row)) is { } fact ? place.Write(month, fact) : null, cancellationToken);

    /// <summary>
    /// Keeps facts of one month that are one record: all of them or none, one such record of the month after the other, so that what was looked at stands
    /// when they are kept.
    /// </summary>
    /// <param name="facts">At most <see cref="MostTogether"/>, each key once; one whose maker throws keeps all from being written.</param>
    /// <param name="look">Looks at what else there is, and throws when they may not be kept. Asked again when somebody else was first.</param>
    public Task<IReadOnlyList<WriteOutcome>> WriteTogetherAsync(
        Store store, StoreMonth month, IReadOnlyList<PlacedFact> facts, Func<Task> look, CancellationToken cancellationToken) =>
        book.WriteAsync<IReadOnlyList<WriteOutcome>>(
            token => book.EnterByGateAsync(month, token),
            async (pass, _) =>
            {
                await look();

                // All are looked at before the first is kept, so that a refusal leaves nothing behind.
                var looks = new List<FactLook>();
                foreach (var fact in facts)
                {
                    looks.Add(await LookAsync(month, pass, fact.Key, known => fact.Write(month, known), lastElsewhere: null, mostWaiting: 1, cancellationToken));
                }

                var edits = new List<MonthEdit<WriteOutcome>>();
                foreach (var look in looks)
                {
                    edits.Add(await EditAsync(store, month, pass, look, lateIn: null, cancellationToken));
                }

                return new([.. edits.Select(e => e.Result)], [.. edits.SelectMany(e => e.Rows)]);
            },
            cancellationToken);

    /// <summary>Takes a fact out of its month.</summary>
    /// <returns><see langword="false"/> when the month is closed, and the fact stays in it.</returns>
    public Task<bool> TryRemoveAsync<T>(Store store, StoreMonth month, FactPlace<T> place, CancellationToken cancellationToken)
        where T : class => book.WriteAsync(
            store,
            month,
            async (pass, _) =>
            {
                var row = await book.FindAsync(month, place.Key, cancellationToken);
                return row is null || pass is null ? MonthEdit.Nothing(row is null) : MonthEdit.Of(true, MonthEdit.Delete(row, row.ETag));
            },
            cancellationToken);

    /// <summary>Everybody's marks of a member of staff on a rating sheet, as they were given last, also when that was late.</summary>
    public async Task<IReadOnlyList<RatingFact>> ListSheetMarksAsync(StoreMonth month, StaffId staff, SheetId sheet, CancellationToken cancellationToken)
    {
        var (from, before) = (Keys.SheetMarksStart(staff, sheet), Keys.SheetMarksEnd(staff, sheet));
        var marks = await book.RangeAsync(month, from, before, cancellationToken).ToDictionaryAsync(r => r.RowKey, StringComparer.Ordinal, cancellationToken);
        foreach (var rows in await late.ListBetweenAsync(month, Keys.LateFactsFrom(from), Keys.LateFactsFrom(before), cancellationToken))
        {
            marks[rows.Key] = LateFactStore.LastOf([.. rows], rows.Key, marks.GetValueOrDefault(rows.Key))!;
        }

        return [.. marks.Values.Select(RatingRow.Read)];
    }

    /// <summary>Complaints of a month by id.</summary>
    /// <param name="after">The last one seen; <see langword="null"/> begins with the first.</param>
    public IAsyncEnumerable<Complaint> ListComplaintsAsync(StoreMonth month, ComplaintId? after, int limit, CancellationToken cancellationToken)
    {
        var from = after is { } id ? Keys.After(Keys.ComplaintRow(id)) : Keys.FactRowsStart(Keys.Complaint);
        return book.RangeAsync(month, from, Keys.FactRowsEnd(Keys.Complaint), cancellationToken, limit).Select(ComplaintRow.Read);
    }

    /// <summary>Calls of a month that are still to be made, the oldest first.</summary>
    /// <param name="after">When the last one seen was raised; <see langword="null"/> begins with the first.</param>
    /// <param name="order">Its order.</param>
    public IAsyncEnumerable<Callback> ListOpenCallsAsync(StoreMonth month, Instant? after, WorkOrderId? order, int limit, CancellationToken cancellationToken)
    {
        var from = after is { } raisedAt && order is { } id ? Keys.After(Keys.CallbackRow(id, raisedAt)) : Keys.FactRowsStart(Keys.Call);
        return book.ListAsync(
                $"PartitionKey eq {Keys.StoreMonth(month)} and RowKey ge {from} and RowKey lt {Keys.FactRowsEnd(Keys.Call)} and IsOpen eq true", cancellationToken, limit)
            .Select(CallbackRow.Read);
    }

    internal Task<WriteOutcome> WriteAsync(
        Store store, StoreMonth month, string key, Func<TableEntity?, TableEntity?> change, CancellationToken cancellationToken) =>
        WriteAsync(store, month, key, change, lastElsewhere: null, lateIn: null, cancellationToken);

    /// <param name="lastElsewhere">Gives the last word of a fact that moves, given what stands here; <see langword="null"/> for one whose words are all about this month.</param>
    /// <param name="lateIn">Another month that the last word of a fact that moves came late about.</param>
    internal Task<WriteOutcome> WriteAsync(
        Store store,
        StoreMonth month,
        string key,
        Func<TableEntity?, TableEntity?> change,
        Func<TableEntity?, Task<TableEntity?>>? lastElsewhere,
        StoreMonth? lateIn,
        CancellationToken cancellationToken) => book.WriteAsync(
        store,
        month,
        async (pass, _) => await EditAsync(
            store, month, pass, await LookAsync(month, pass, key, change, lastElsewhere, MostWaiting, cancellationToken), lateIn, cancellationToken),
        cancellationToken);

    /// <summary>Looks at what there is of a fact, and what is to be there.</summary>
    private async Task<FactLook> LookAsync(
        StoreMonth month,
        MonthPass? pass,
        string key,
        Func<TableEntity?, TableEntity?> change,
        Func<TableEntity?, Task<TableEntity?>>? lastElsewhere,
        int mostWaiting,
        CancellationToken cancellationToken)
    {
        var existing = await book.FindAsync(month, key, cancellationToken);
        var waiting = pass is { IsGated: false } ? [] : await WaitingAsync(month, key, mostWaiting, cancellationToken);

        // What tells a part of a fact tells it of what came last, also when that came late: a later version of the month takes them in together.
        var known = lastElsewhere is null ? LateFactStore.LastOf(waiting, key, existing) : await lastElsewhere(existing);
        return new FactLook(key, existing, waiting, known, change(known));
    }

    /// <summary>What is to be written of a fact that was looked at; what comes late is kept at once.</summary>
    private async Task<MonthEdit<WriteOutcome>> EditAsync(
        Store store, StoreMonth month, MonthPass? pass, FactLook look, StoreMonth? lateIn, CancellationToken cancellationToken)
    {
        var existing = look.Existing;
        if (look.Changed is not { } changed)
        {
            return MonthEdit.Nothing(WriteOutcome.Unchanged);
        }

        // What is kept late of the month itself is named by its words, so it loses them there.
        StoreMonth?[] lateMonths = [pass is { IsGated: true } ? month : null, lateIn];
        var row = Kept(store, month, changed, await FindErasureAsync(look.Key, existing, lateMonths, cancellationToken));

        // The same as stands there is news where something else has come late since: what came last counts.
        if (existing is not null && FactContent.Of(existing) == FactContent.Of(row) && ReferenceEquals(look.Known, existing))
        {
            return MonthEdit.Nothing(WriteOutcome.Unchanged);
        }

        // What counts from now on is newer than what came late before, which is not to come back when the month takes late records in.
        return pass is null ? MonthEdit.Nothing(await late.KeepAsync(month, row, cancellationToken)) : new MonthEdit<WriteOutcome>(
            existing is null ? WriteOutcome.Accepted : WriteOutcome.Updated,
            [
                existing is null ? MonthEdit.Add(row) : MonthEdit.Replace(row, existing.ETag),
                .. look.Waiting.Select(w => MonthEdit.Merge(LateFactStore.TakenIn(w))),
            ]);
    }

    /// <summary>What came late about a fact and still waits: no more than go into one batch, of which the newest decide.</summary>
    private async Task<IReadOnlyList<TableEntity>> WaitingAsync(StoreMonth month, string key, int most, CancellationToken cancellationToken)
    {
        var rows = await late.ListAsync(month, key, cancellationToken);
        if (rows.Count <= most)
        {
            return rows;
        }

        await late.MarkTakenInAsync(rows.SkipLast(most), cancellationToken);
        return [.. rows.TakeLast(most)];
    }

    /// <summary>When the words of a fact were erased: of what stands, or else of what came late about it.</summary>
    /// <param name="lateMonths">Months that something may have come late about.</param>
    internal async Task<Instant?> FindErasureAsync(string key, TableEntity? existing, IEnumerable<StoreMonth?> lateMonths, CancellationToken cancellationToken)
    {
        var erasedAt = existing is null ? null : RowErasure.TextsErasedAt(existing);
        foreach (var month in lateMonths.OfType<StoreMonth>().Distinct())
        {
            erasedAt ??= await late.FindErasureAsync(month, key, cancellationToken);
        }

        return erasedAt;
    }

    /// <summary>A row as it may be kept: what was erased, or is to be erased by now, does not come back with an import.</summary>
    /// <param name="erasedAt">When its words were erased; <see langword="null"/> when they were not.</param>
    internal TableEntity Kept(Store store, StoreMonth month, TableEntity row, Instant? erasedAt) =>
        RowErasure.WithoutErased(row, erasedAt, retention.DueOf(store, month).HasFlag(PersonalData.Texts), retention.Now);

    /// <summary>What there is of a fact, and what is to be there.</summary>
    /// <param name="Existing">The row that stands in the month.</param>
    /// <param name="Waiting">What came late about it and is in no version yet.</param>
    /// <param name="Known">What came last of all.</param>
    /// <param name="Changed">What is to be there; <see langword="null"/> leaves it as it is.</param>
    private sealed record FactLook(string Key, TableEntity? Existing, IReadOnlyList<TableEntity> Waiting, TableEntity? Known, TableEntity? Changed);
}

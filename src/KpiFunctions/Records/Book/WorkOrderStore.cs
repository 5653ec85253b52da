using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Index;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>Work orders with their surveys, in the month that they count in.</summary>
public sealed class WorkOrderStore(MonthBook book, WorkOrderIndex index, StoreAgenda agenda)
{
    /// <summary>Finds an order; <paramref name="hint"/> is where it was last seen and saves a look into the index.</summary>
    public async Task<ServiceRecord?> FindAsync(StoreId storeId, WorkOrderId id, StoreMonth? hint, CancellationToken cancellationToken)
    {
        if (hint is { } month && await GetAsync(month, id, cancellationToken) is { } found)
        {
            return found;
        }

        return await index.FindAsync(storeId, id, cancellationToken) is { } indexed
            ? (indexed == hint ? null : await GetAsync(indexed, id, cancellationToken)) ?? await FindMovedAsync(indexed, id, cancellationToken)
            : null;
    }

    /// <summary>Finds an order that is no longer in a month but was corrected into another one.</summary>
    public async Task<ServiceRecord?> FindMovedAsync(StoreMonth month, WorkOrderId id, CancellationToken cancellationToken)
    {
        // An order that came back has left rows that lead in a circle.
        var visited = new HashSet<StoreMonth>();
        while (visited.Add(month) && await book.FindAsync(month, Keys.MovedRow(id), cancellationToken) is { } moved)
        {
            month = MovedRow.Read(moved);
            if (await GetAsync(month, id, cancellationToken) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    public async Task<ServiceRecord?> GetAsync(StoreMonth month, WorkOrderId id, CancellationToken cancellationToken) =>
        await book.FindAsync(month, Keys.OrderRow(id), cancellationToken) is { } row ? WorkOrderRow.Read(row) : null;

    /// <summary>Answers to the survey of one order, oldest first.</summary>
    public async Task<IReadOnlyList<SurveyAnswer>> GetAnswersAsync(StoreMonth month, WorkOrderId id, CancellationToken cancellationToken) =>
        await book.RangeAsync(month, Keys.AnswerRowsStart(id), Keys.AnswerRowsEnd(id), cancellationToken).Select(AnswerRow.Read).ToListAsync(cancellationToken);

    /// <summary>Surveys of a month whose customers have sent nothing since their text left.</summary>
    public IAsyncEnumerable<ServiceRecord> ListWaitingAsync(StoreMonth month, CancellationToken cancellationToken) =>
        book.ListAsync($"PartitionKey eq {Keys.StoreMonth(month)} and SurveyIsWaiting eq true", cancellationToken).Select(WorkOrderRow.Read);

    /// <summary>Surveys whose text has left, of all stores and months. Reads the whole table, so it is for tools, not for requests.</summary>
    public IAsyncEnumerable<ServiceRecord> ListSentAsync(CancellationToken cancellationToken) =>
        book.ListAsync($"SurveySentAt ge {DateTimeOffset.UnixEpoch}", cancellationToken).Select(WorkOrderRow.Read);

    /// <summary>Adds orders that nobody has yet, all or none.</summary>
    /// <param name="services">At most 99, of one month.</param>
    /// <returns><see langword="false"/> when one of them is there, or the month is not simply open: then each has to go its own way.</returns>
    public async Task<bool> TryAddAsync(Store store, StoreMonth month, IReadOnlyList<ServiceRecord> services, CancellationToken cancellationToken) =>
        await book.EnterAsync(store, month, cancellationToken) is { IsReopened: false } pass
        && await book.TryWriteAsync(pass, [.. services.Select(s => MonthEdit.Add(WorkOrderRow.From(s)))], cancellationToken);

    /// <summary>Adds an order, or writes it as it is from now on, with a call that is still to be made when somebody else calls back for it now.</summary>
    /// <param name="before">The order as it was read; <see langword="null"/> for one that is not there.</param>
    /// <returns><see langword="false"/> when the order or the month has changed since they were read; nothing is written then.</returns>
    internal async Task<bool> TryWriteAsync(Store store, MonthPass pass, ServiceRecord? before, ServiceRecord service, CancellationToken cancellationToken)
    {
        var row = WorkOrderRow.From(service);
        await ExpectFollowUpAsync(store, before, service, cancellationToken);
        if (before is null)
        {
            return await book.TryWriteAsync(pass, [MonthEdit.Add(row)], cancellationToken);
        }

        var edits = new List<TableTransactionAction> { MonthEdit.Replace(row, VersionOf(before)) };
        if (before.Order.ClerkId != service.Order.ClerkId && await FindCallAsync(before, cancellationToken) is { } call)
        {
            edits.Add(MonthEdit.Replace(CallbackRow.From(service.Month, GivenToClerk(CallbackRow.Read(call), store, before, service)), call.ETag));
        }

        return await book.TryWriteAsync(pass, edits, cancellationToken);
    }

    /// <summary>Adds that orders of other months, which nobody has yet, were opened in this one.</summary>
    /// <param name="orders">At most 99, each as it counts here.</param>
    /// <returns><see langword="false"/> when the month is closed, or somebody else was faster: then each has to go its own way.</returns>
    public async Task<bool> TryAddOpenedAsync(Store store, StoreMonth month, IReadOnlyList<WorkOrder> orders, CancellationToken cancellationToken) =>
        await book.EnterAsync(store, month, cancellationToken) is { } pass
        && await book.TryWriteAsync(pass, [.. orders.Select(o => MonthEdit.Put(OpenedRow.From(month, o)))], cancellationToken);

    /// <summary>
    /// Takes an order into another month: the new copy, then no old copy but a word of where it went, then the index. A crash after the first step
    /// leaves two copies and the index at the old one, so that the import, which was not acknowledged, does it again; after the second the order is
    /// found by what was left in its place.
    /// </summary>
    /// <param name="move">From where to where, and what is left.</param>
    /// <returns><see langword="false"/> when somebody else was faster; doing it again goes on from there.</returns>
    internal async Task<bool> TryMoveAsync(Store store, OrderMove move, CancellationToken cancellationToken)
    {
        var (before, moved, pass, oldPass) = move;
        var id = moved.Order.Id;
        await ExpectFollowUpAsync(store, before, moved, cancellationToken);
        var answers = await GetAnswersAsync(before.Month, id, cancellationToken);
        var copies = answers.Select(a => AnswerRow.From(moved.Month, id, a)).Prepend(WorkOrderRow.From(moved)).Select(MonthEdit.Put).ToList();
        var removals = answers.Select(a => MonthEdit.Delete(AnswerRow.From(before.Month, id, a), ETag.All)).ToList();

        // A call counts in the month of its order, and what a closed month counts stays in it.
        if (oldPass is not null && await FindCallAsync(before, cancellationToken) is { } call)
        {
            var goes = GivenToClerk(CallbackRow.Read(call).MovedTo(moved.Month.ClosesAt(store)), store, before, moved);
            copies.Add(MonthEdit.Put(CallbackRow.From(moved.Month, goes)));
            removals.Add(MonthEdit.Delete(call, call.ETag));
        }

        if (before.IsCorrected)
        {
            copies.AddRange((await CorrectionRow.ListAsync(book, before.Month, id, moved.Month, cancellationToken)).Select(MonthEdit.Put));
        }

        if (move.WasOpenedThere && await book.FindAsync(moved.Month, Keys.OpenedRow(id), cancellationToken) is { } opened)
        {
            // In a month that has the order itself it counts as opened by that.
            copies.Add(MonthEdit.Delete(opened, opened.ETag));
        }

        // The version makes this fail when an answer came in between: it touched the order's row.
        removals.Add(MonthEdit.Delete(WorkOrderRow.From(before), VersionOf(before)));
        removals.Add(MonthEdit.Put(MovedRow.From(before.Month, id, moved.Month)));
        if (move.Opened is { } left)
        {
            removals.Add(MonthEdit.Put(OpenedRow.From(before.Month, left)));
        }

        if (!await book.TryWriteAsync(pass, copies, cancellationToken)
            || !await book.TryWriteAsync(oldPass ?? MonthPass.Free, removals, cancellationToken))
        {
            return false;
        }

        await index.SetAsync(moved.Month, id, cancellationToken);
        return true;
    }

    /// <summary>Before a survey is written of which something comes sooner than it would have: has it looked for then.</summary>
    internal async Task ExpectFollowUpAsync(Store store, ServiceRecord? before, ServiceRecord after, CancellationToken cancellationToken)
    {
        var known = before is null ? null : NextAt(store, before);
        if (NextAt(store, after) is { } next && (known is null || next < known))
        {
            await agenda.ExpectFollowUpAsync(store.Id, next, cancellationToken);
        }
    }

    private static Instant? NextAt(Store store, ServiceRecord service) => FollowUpPlan.NextAt(service.Survey, store, service.Month.ClosesAt(store));

    internal static ETag VersionOf(ServiceRecord read) => new(read.Version!);

    /// <summary>Whoever calls back for the order has to make the call; where the order does not say who, the store does.</summary>
    private static Callback GivenToClerk(Callback call, Store store, ServiceRecord before, ServiceRecord now) =>
        before.Order.ClerkId == now.Order.ClerkId ? call : call.GivenTo(now.Order.ClerkId ?? store.CallbackClerk);

    private async Task<TableEntity?> FindCallAsync(ServiceRecord silent, CancellationToken cancellationToken) =>
        silent.Survey.SilentAt is { } raisedAt ? await book.FindAsync(silent.Month, Keys.CallbackRow(silent.Order.Id, raisedAt), cancellationToken) : null;
}
